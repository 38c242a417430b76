"""Words that look like names where a name may stand, and are none."""

from data.capture.people import People, fold

_WORDS = """
a about absent action actions additionally address advantage advantages afternoon agenda agreed ai
all also announcement announcements answer answers api apologies architecture ask asked attendees
attending attention background basically because bene both break budget bug bugs by caution chair
challenge channel chat check checkin chore closing comment comments commitment commitments
community concern conclusion conclusions connection cons context copy cost costs currently date
day days deadline december decided decision decisions definition demo detail details disadvantage
disadvantages discussion doc docs documentation done draft due edit eg email eod error eta etc eu
evening event events everybody everyone ex example examples facilitator faq february feedback
figure filtering finally first firstly followup for format friday from fyi generally goal goals
group groups guest guests hackathon help here hint home honestly host hosts how however idea ideas
ie if image important input insight insights instead intro introduction introductions issue issues
item items january july lastly later lesson lessons licence license likewise link links lobby
location long march maybe me meanwhile meeting members merge minutes misc monday month months
morning motion my name names nb need needs new news next nobody none nota note notes november now
number numbers observers october often ok old one open opening option optionally options or others
otherwise our outcome output overall owner owners pair parked people personally phase phone place
plan plans pm point points pps pr present presumably previously price pro problem problems prompt
proposal proposed pros ps publication published purpose q qa question questions quote re reason
recap recording ref reflect reflection regrets related release releases reminder reply report
repository request requests requirement requirements resolution resolved resource resources result
results review risk risks role roles room round roundtable rule rules saturday schedule scribe
second secondly see september session setback setbacks settings share short similarly since slide
slides so solution solutions somebody someone sometimes source speaker speakers specifically
spreadsheet spring standup start status step steps story strategy success successes suggestion
summary sunday table target targets task tbc tbd team test thanks that theme then there therefore
they third thirdly this those thursday time timekeeper tip title tldr to today todo tomorrow topic
topics total tuesday ui uk unless until update updates url us validation version video vote votes
vs warning we wednesday week weeks welcome what when where while who why winter wish with without
work workshop wrapup year years yes yesterday you
"""

_ELSEWHERE = """
вопрос ответ решение примечание заметка итог итоги тема дата время место задача важно пример
ερώτηση απάντηση απόφαση σημείωση θέμα ημερομηνία ώρα τόπος παράδειγμα σημαντικό
ملاحظة سؤال السؤال جواب الجواب قرار القرار مثال تنبيه موضوع الموضوع التاريخ الوقت المكان هام
یادداشت پرسش پاسخ سوال تصمیم تاریخ زمان مکان نکته مثلا
הערה הערות שאלה תשובה החלטה נושא תאריך שעה מקום משימה סיכום דוגמה חשוב
नोट टिप्पणी प्रश्न सवाल उत्तर जवाब निर्णय विषय दिनांक समय स्थान कार्य उदाहरण
"""
"""The commonest of them in scripts other than Latin; of Han, Kana and Hangul none is guessed."""

LOOK_ALIKES = frozenset((*_WORDS.split(), *map(fold, _ELSEWHERE.split())))
"""Not taken for somebody who is missing from the roll: `Note:`, `TODO:`, `@all`."""


def meant_by(token: str, people: People) -> str | None:
    """Return the full name of whoever a name means: somebody here, or else known and not here."""
    here = people.find(token)
    return here or (None if fold(token.strip()) in LOOK_ALIKES else people.find_away(token))
