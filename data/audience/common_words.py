"""Names that are words too, and letters that mean something else than somebody's initials."""

from data.capture.look_alikes import LOOK_ALIKES

_BOTH = """
abbey ace alba amber amen an angel april arch art ash aspen august autumn axe baker ball bank banks
barber bay beach bear beauty beck bee bell berry best bill birch bird bishop black blank blessing
bliss blue blunt blythe bold bond bones bow branch brand brandy brave brice bridge bright brilliant
bristol brook brooks brown buck bud buddy burns bush butcher butler calm camp candy cannon carol
carpenter carr carter case cash chance chapel charity chase chip christian chuck church clay clear
clever cliff close cloud coast cole colt comfort confidence conway cook cooper coral corn cotton
courage craft crane cross crow crystal curry daisy dale darling dawn day deacon dean dear dell
destiny diamond dick dix do dock dolly don dot dove drew duke earl early earnest east easter echo
eden ember ever faith falcon fall fame fancy farmer favor favour fay fern field fields finch fine
first fish fisher fitch fleet flint flora flower flowers ford forest forrest fortune foster fox
frank franklin free freedom freeman friend frost gale garden gardener gay gem gene genesis gentle
gift gill ginger given glass glen glory gold golden good goodness goose grace grand grant grass
gray green grey grove guy hall hand happy hardy harmony hart harvest haven hawk hazel heart heath
heather heaven henry hill hills hoe holiday holly holy home honey honor honour hood hope horn house
how hunt hunter hyde ice in inn innocent iris iron ivory ivy jack jade jasmine jay jean jeans
jersey jet jewel job jordan joy judge june just justice justus keen kelp key keys kin kind king kit
kitty knight knot knowledge lake lamb lance land lane lark last late laurel law lay le leaf lee
legend liberty light lily lime lin ling lion little lo loch lock london long lord lot loud love
lovely low loyal lucky lux lynx ma mac mace magic maid major man maple marble march marina mark
marks marsh marshall martin mason may mead meadow melody memory mercy merit merry mica mike miles
mill miller mills mint miss missy monk moody moon moor moore more morrow moss mountain mum mummy my
nash nest new next nick night nip noble noel north nova oak ocean old olive oliver open over pa
page palm pan paris park parker parks parsley pat patch patience pawn peace peach pearl pearls
penny pepper perfect petal pick pike pilot pine piper poe pond pool poppy porter post potter pound
power powers prairie praise precious presley pretty price prince princess progress promise prosper
proud prudence queen quick quiet rain rainbow ram ramp ran raven ray reach read red reed reef
reeves rey rice rich ridge ring rio rise rive river rivers rob robin rock rocky rod roman rook root
rose roses rough row rowan royal ruby rue rush rusty sad sage sailor saint salt sand sandy savage
saw say scarlet scout sea season see self serenity settle sew shade sharp shaw shell shepherd shore
short silver sincere singer skip sky slate sleep small smart smith snow so sol song sonny south
spark sparks sparrow speak spear special spence spice spring stan star stark stars steel stella
stem sterling stew still stone stones storm story street strong sue summer summers sun sung sunny
surprise swan sweet swift tai tailor talent tam tanner tate taylor teal temple tender tern terry
thank thorn thyme tie tiger tim tin tom tong tony town trace tree trim trinity true trust tucker
tull turner tyler unity urban vale valley van velvet vernon via victor victory vine viola violet
virtue wade wake walker wall walls ward waters way webb weeks well wells west wheat wheeler white
whitney wild will willow wills wilt wind windy wine winner winter wisdom wise wish wolf woman
wonder wood woods word words worth wren wright yale yan yard yarrow yen yes you young yule zen zest
zing
"""
_PARTICLES = """
a af al ap auf av bin da dal dalla das de degli dei del della den der des di do dos du e el het i
ibn las li lo los o och of og op st te tot und van vande vander vd vom von vor y zu zum zur
"""
_NEVER = """
a and anybody anyone colleague colleagues everybody from friend friends guest guests mr mrs ms
nobody one other others our parent parents people person several some somebody someone staff
student students teacher teachers the their three two unknown visitor visitors
"""
_PRONOUNS = """
i you we they he she it this that these those there anyone anybody
"""
_SPEAKS = """
added adds agreed agrees asked asks brought explained explains felt mentioned noted offered offers
proposed raised reported reports said says shared shares spoke suggested suggests talked tells
thinks thought told tried wanted wants wondered wonders
"""
_ACRONYMS = """
ad ai am an api as at be by do go he hi if in is it me my no of oh on or so to up us we
bc bst cc ceo cet cfo ci co cpd cpu css csv cto cv dc diy dj dr dvd eg eod est eta
etc eu faq fc ft fyi gdp gdpr gmt gp gpu hq hr html ia id ie ii iii io ip it iv ix js kg km la led
ltd md mp ms nb nda ngo nhs no np ny ok os pa pc pdf pe ph phd pin pm pms po pov pr pro ps qa qr
rd roi rsvp sat sd sdk sms sos sql st tba tbc tbd ts tv ui uk un url us usa usb ux vat vi vii viii
vip vp vs wc xi xl xml zip
"""

_SMALL = """
a an any each every her his last my next no one our some that the their this your
"""

PARTICLES = frozenset(_PARTICLES.split())
"""Small words inside names: `van der`, `de la`."""


NEVER = frozenset(_NEVER.split())
"""Words that name nobody on a roll; what begins with one (`two from the school`) is no name."""

AUXILIARIES = frozenset(("will", "may", "do"))
"""Begin a question: `Will you …?`"""

PRONOUNS = frozenset(_PRONOUNS.split())
"""What follows where they do."""

MONTHS = frozenset(("april", "may", "june", "july", "august", "march", "jan", "jun", "mar"))
"""Months that are names too; beside a number they are a date."""

SPEAKS = frozenset(_SPEAKS.split())
"""What only people do: a small word before it is a name after all."""

NO_CALL = (
    *(
        "问题",
        "方案",
        "时间",
        "时长",
        "地点",
        "任务",
        "计划",
        "项目",
        "安排",
        "成果",
        "文件",
        "解决",
    ),
    *(
        "关于",
        "备注",
        "注意",
        "总结",
        "结论",
        "决定",
        "行动",
        "主题",
        "目标",
        "建议",
        "回答",
        "答案",
    ),
    *(
        "例如",
        "比如",
        "原因",
        "结果",
        "日期",
        "参加",
        "出席",
        "缺席",
        "记录",
        "议题",
        "议程",
        "讨论",
    ),
    *(
        "問題",
        "議題",
        "議程",
        "討論",
        "時間",
        "日時",
        "場所",
        "決定",
        "目的",
        "課題",
        "結論",
        "備考",
    ),
    *("内容", "参加者", "質問", "回答", "まとめ", "メモ", "テーマ", "アクション", "フォローアップ"),
    *(
        "질문",
        "결정",
        "주제",
        "장소",
        "시간",
        "안건",
        "참석",
        "비고",
        "목표",
        "결론",
        "정리",
        "이유",
    ),
)
"""What stands before a colon in scripts without spaces and is nobody."""

ACRONYMS = frozenset(_ACRONYMS.split())
"""Capitals that mean a thing; elsewhere than as `IT:` or `(IT)` they are not initials."""

COMMON = LOOK_ALIKES | frozenset(_BOTH.split()) | PARTICLES | NEVER | PRONOUNS
"""What, written small, is taken for the word and not for somebody of that name."""

DETERMINERS = frozenset(_SMALL.split())
"""Behind these a small word with `'s` is the word: `the day's work`."""
