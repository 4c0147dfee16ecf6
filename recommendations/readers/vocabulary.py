"""Words of tables in English, Russian and Kazakh (domain.md §7): what a column may be called, what a position may be called."""

from recommendations.readers.rows import IN_PART, NOT_SUPPORTED, NOTED, PLEDGE, SUPPORTED

# field → language of the header → names, folded. The language decides which text a column holds when there are several.
COLUMNS = {
    "text": {
        "en": "text|recommendation|recommendations|recommendation text|text of recommendation|text of the recommendation|full text",
        "ru": "текст|рекомендация|рекомендации|текст рекомендации|текст рекомендаций|содержание рекомендации|формулировка",
        "kk": "мәтін|мәтіні|ұсыным|ұсынымдар|ұсыным мәтіні|ұсынымның мәтіні|ұсынымның мазмұны",
    },
    "title": {
        "en": "title|short title|heading",
        "ru": "название|заголовок|наименование|краткое название",
        "kk": "атауы|қысқаша атауы",
    },
    "lead": {
        "en": "lead|lead body|lead institution|lead agency|addressee|addressed to|responsible|responsible body|executor",
        "ru": "адресат|исполнитель|ответственный исполнитель|ответственный|ответственный орган|государственный орган|кому",
        "kk": "жауапты орындаушы|жауапты|жауапты орган|орындаушы|мемлекеттік орган|кімге",
    },
    "co_executors": {
        "en": "co executor|co executors|coexecutors|co executing bodies|other bodies",
        "ru": "соисполнитель|соисполнители|со исполнители",
        "kk": "бірлесіп орындаушы|бірлесіп орындаушылар|тең орындаушы|тең орындаушылар|қосалқы орындаушылар",
    },
    "adopted": {
        "en": "date|year|adopted|adopted on|date of adoption|adoption date",
        "ru": "дата|год|принята|дата принятия|год принятия|дата рекомендации",
        "kk": "күні|жылы|қабылданған күні|қабылданған жылы",
    },
    "mechanism": {
        "en": "source|mechanism|body|recommending body|reccomending body",
        "ru": "источник|механизм|кем дана|орган",
        "kk": "дереккөз|дереккөзі|тетік|механизм",
    },
    "document": {
        "en": "symbol|document|document symbol|un symbol|document number",
        "ru": "символ|документ|обозначение документа|символ документа|номер документа",
        "kk": "құжат|құжат нөмірі|құжаттың белгісі|құжат белгісі",
    },
    "paragraph": {
        "en": "paragraph|para|paragraph number|paragraph no",
        "ru": "пункт|параграф|номер пункта|номер параграфа",
        "kk": "тармақ|тармақ нөмірі",
    },
    "cycle": {"en": "cycle|upr cycle", "ru": "цикл|цикл упо", "kk": "цикл нөмірі|әмш циклі"},
    "session": {"en": "session|upr session", "ru": "сессия|заседание|номер сессии", "kk": "отырыс|отырыс нөмірі"},
    "recommending": {
        "en": "recommending state|recommending states|upr recommending states|upr reccomending states|recommended by",
        "ru": "рекомендующее государство|рекомендующие государства|государство автор|кто рекомендовал",
        "kk": "ұсынған мемлекет|ұсынған мемлекеттер|ұсыным берген мемлекет",
    },
    "state_under_review": {
        "en": "state under review|country|state|countries concerned",
        "ru": "государство|страна|государство объект обзора",
        "kk": "мемлекет|ел",
    },
    "position": {
        "en": "position|response|state position|state response|upr position|support level",
        "ru": "позиция|ответ|позиция государства|ответ государства",
        "kk": "ұстаным|жауап|мемлекеттің ұстанымы|мемлекеттің жауабы",
    },
    "action_category": {"en": "action|action category", "ru": "категория действия", "kk": "әрекет санаты"},
    "themes": {
        "en": "theme|themes|topic|topics|issue|issues",
        "ru": "тема|темы|тематика",
        "kk": "тақырып|тақырыбы|тақырыптар|тақырыптары",
    },
    "code": {
        "en": "code|id|ref|reference|external id|external code|recommendation number|recommendation code|ohchr annotation id",
        "ru": "код|шифр|идентификатор|внешний код|номер рекомендации|код рекомендации",
        "kk": "сәйкестендіргіш|код нөмірі|ұсыным нөмірі|ұсынымның нөмірі",
    },
}
IN_LANGUAGES = ("text", "title")  # a column a language
IN_LISTS = ("co_executors", "recommending", "themes")  # several columns are one list

# How people mark the language of a column: "Text (ru)", "Рекомендация на русском языке", "Ұсыным, қазақша".
LANGUAGE_MARKS = {
    "kk": "kk|kz|kaz|kazakh|in kazakh|каз|казахский|на казахском|на казахском языке|на государственном языке|қаз|қазақша"
    "|қазақ тілінде|мемлекеттік тілде",
    "ru": "ru|rus|russian|in russian|рус|русский|на русском|на русском языке|орыс|орысша|орыс тілінде",
    "en": "en|eng|english|in english|англ|английский|на английском|на английском языке|ағылшынша|ағылшын тілінде",
}

POSITIONS = {
    SUPPORTED: "accepted|supported|accept|support|поддержана|поддержано|поддерживается|принята|принято|қолдау тапты|қолдау тапқан"
    "|қабылданды|қолданды",
    IN_PART: "supported in part|partially supported|partly supported|accepted in part|partially accepted|in part|частично"
    "|поддержана частично|частично поддержана|принята частично|частично принята|ішінара|ішінара қолдау тапты|ішінара қабылданды",
    NOTED: "noted|note|принята к сведению|принято к сведению|отмечена|назарға алынды|мәлімет үшін қабылданды",
    NOT_SUPPORTED: "not supported|rejected|not accepted|не поддержана|не поддержано|отклонена|не принята|қолдау таппады"
    "|қабылданбады",
    PLEDGE: "voluntary pledge|pledge|добровольное обязательство|ерікті міндеттеме",
}


def inverted(words):
    """``{name: meaning}`` of ``{meaning: "name|name"}``."""
    return {name: meaning for meaning, names in words.items() for name in names.split("|")}
