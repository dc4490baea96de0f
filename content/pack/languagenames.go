package pack

// languageName is what a language is called in itself, or "" where that is not known here.
func (r *reader) languageName(tag string) string { return languageNames[primaryLanguage(tag)] }

// languageNames are by CLDR; a language that is not here is named in the pack.
var languageNames = map[string]string{
	"ar": "العربية", "bg": "Български", "bn": "বাংলা", "cs": "Čeština", "cy": "Cymraeg", "da": "Dansk", "de": "Deutsch", "el": "Ελληνικά",
	"en": "English", "es": "Español", "et": "Eesti", "eu": "Euskara", "fa": "فارسی", "fi": "Suomi", "fr": "Français", "ga": "Gaeilge", "gd": "Gàidhlig",
	"gu": "ગુજરાતી", "gv": "Gaelg", "he": "עברית", "hi": "हिन्दी", "hr": "Hrvatski", "hu": "Magyar", "it": "Italiano", "ja": "日本語", "ko": "한국어",
	"ku": "Kurdî", "kw": "Kernewek", "lt": "Lietuvių", "lv": "Latviešu", "mt": "Malti", "nl": "Nederlands", "no": "Norsk", "pa": "ਪੰਜਾਬੀ", "pl": "Polski",
	"ps": "پښتو", "pt": "Português", "ro": "Română", "ru": "Русский", "sk": "Slovenčina", "sl": "Slovenščina", "so": "Soomaali", "sq": "Shqip",
	"sr": "Српски", "sv": "Svenska", "sw": "Kiswahili", "ta": "தமிழ்", "tr": "Türkçe", "uk": "Українська", "ur": "اردو", "vi": "Tiếng Việt", "zh": "中文",
}
