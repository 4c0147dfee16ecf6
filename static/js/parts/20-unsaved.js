// Leaving a form with unsaved words asks first: <form data-unsaved>.
let dirty = false;
document.addEventListener("input", (event) => {
  if (event.target.closest("form[data-unsaved]")) dirty = true;
});
document.addEventListener("submit", () => { dirty = false; });
window.addEventListener("beforeunload", (event) => {
  if (dirty) event.preventDefault();
});
