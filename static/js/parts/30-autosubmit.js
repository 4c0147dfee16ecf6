// Filters apply as they are ticked: <form data-autosubmit>. Without this script the form has its own Apply button.
for (const form of document.querySelectorAll("form[data-autosubmit]")) {
  for (const button of form.querySelectorAll("[data-autosubmit-button]")) button.hidden = true;
}
document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form && form.matches("[data-autosubmit]") && event.target.matches("input[type=checkbox],input[type=radio],select")) form.requestSubmit();
});
