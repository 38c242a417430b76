import pytest

from data.capture.entry import turned_into
from data.capture.people import People
from data.capture.preview import preview
from data.models.community import Member
from data.models.ids import MemberId
from data.models.kinds import KINDS, Kind
from data.models.records import Presence
from tests.data.capture_help import ROOM, kept, read

TWO_ANAS = People(("Ana Ruiz", "Ana Silva", "Ben Okafor"))


@pytest.mark.parametrize("name", ["Ana Ruiz", "Ana", "ana", "An", "AR", "Ana R", "ana r."])
def test_a_person_is_named_by_any_unique_beginning_or_the_initials(name: str) -> None:
    line = read(f"{name}: the form is too long")
    assert (line.by, line.text) == ("Ana Ruiz", "the form is too long")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("JLS: yes", "Jean-Luc Sarr"),
        ("JS: yes", "Jean-Luc Sarr"),
        ("jose: yes", "José Prado"),
        ("王小明：好的", "王小明"),
        ("王: 好的", "王小明"),
        ("@ana: yes", "Ana Ruiz"),
        ('@"Ana Ruiz": yes', "Ana Ruiz"),
        ("Ana : yes", "Ana Ruiz"),
        ("@@ Ana: yes", "Ana Ruiz"),
        ('for:"new parents" Ana: yes', "Ana Ruiz"),
        ("Ana:\nyes", "Ana Ruiz"),
    ],
)
def test_a_speaker_is_known_however_the_name_is_written(typed: str, name: str) -> None:
    line = read(typed)
    assert line.by == name
    assert line.text in ("yes", "好的")


@pytest.mark.parametrize(
    "typed",
    [
        "Q: who pays?",
        "TODO: the form",
        "Note: the form",
        "http://example.org/x: down",
        "10:15 we start",
        "Next meeting: Tuesday",
        "ana.ruiz: a user name",
        "the point is: we stop",
        "C:\\temp is full",
        "A: it depends",
        "Ana:smith",
        ": nobody",
        "ملاحظة: أهلا",
        "שאלה: מי משלם",
        "प्रश्न: कौन",
        "Вопрос: кто платит",
        "ليلى:أهلا",
        "قال لي اليوم: أهلا",
        "问题：谁来",
        "小红: 好的",
        "さくら：はい",
        "민지: 네",
    ],
)
def test_what_only_looks_like_a_name_stays_text(typed: str) -> None:
    line = read(typed)
    assert (line.by, line.text, line.strangers) == (None, typed, ())


@pytest.mark.parametrize(
    ("typed", "strangers"),
    [
        ("Zoe: hello", ("Zoe",)),
        ("Zoe Marsh: hello", ("Zoe Marsh",)),
        ("Zoe M.: hello", ("Zoe M.",)),
        ("ZM: hello", ("ZM",)),
        ("Ζωή: γεια", ("Ζωή",)),
        ("Лейла: привет", ("Лейла",)),
        ("ليلى: أهلا", ("ليلى",)),
        ("ליאת כהן： שלום", ("ליאת כהן",)),
        ("प्रीति: नमस्ते", ("प्रीति",)),
        ("ask @zoe about it", ("zoe",)),
        ('ask @"Zoe Marsh" about it', ("Zoe Marsh",)),
        ("Zoe: ask @kim and @zoe", ("Zoe", "kim", "zoe")),
    ],
)
def test_a_name_not_present_stays_text_and_is_told(typed: str, strangers: tuple[str, ...]) -> None:
    line = read(typed, turn="Ana Ruiz")
    assert (line.text, line.by, line.strangers) == (typed, None, strangers)
    assert line.unclear == ()


def test_who_is_known_and_not_here_is_meant_all_the_same_and_no_promise_is_lost() -> None:
    room = People(("Ana Ruiz",), away=("Kofi Mensah", "Kwesi Boateng"))
    for typed in ("Kofi: > bring lentils", "> @kof bring lentils", "Kofi Mensah: > bring lentils"):
        line = read(typed, people=room)
        assert (line.kind, line.by, line.text) == ("commitment", "Kofi Mensah", "bring lentils")
        assert line.away == ("Kofi Mensah",)
    told = preview(read("! @kofi call", people=room))
    assert told.endswith("Kofi Mensah is not here yet: Alt+G marks them here")
    for name in ("KM", "Zoe"):
        line = read(f"{name}: > bring lentils", people=room)
        assert (line.kind, line.by, line.text) == ("commitment", None, f"{name}: bring lentils")
        assert line.unclear == (("KM",) if name == "KM" else ())
    assert read("Kofi: bring @kwesi lentils #anon", people=room).text == "bring a member lentils"


def test_a_sign_behind_all_counts_and_nobody_in_particular_says_it() -> None:
    said = [read(f"All: {sign} weigh waste") for sign in "!>="]
    assert [line.kind for line in said] == ["action", "commitment", "decision"]
    assert [line.owners for line in said] == [("Everyone",), (), ()]
    assert [line.text for line in said] == ["weigh waste", *["All: weigh waste"] * 2]


def test_a_name_that_two_people_have_stays_text_until_it_is_told_apart() -> None:
    line = read("Ana: ask @ana about it", people=TWO_ANAS)
    assert (line.text, line.by) == ("Ana: ask @ana about it", None)
    assert line.strangers == line.unclear == ("Ana", "ana")
    line = read("To: > soup", people=People(("Tom Reed", "Tomoko Ito")))
    assert (line.kind, line.text, line.unclear) == ("commitment", "To: soup", ("To",))
    assert read("Ana S: yes", people=TWO_ANAS).by == "Ana Silva"
    assert read("ask @Ana Silva about it", people=TWO_ANAS).by == "Ana Silva"
    assert read('ask @"ana silva" about it', people=TWO_ANAS).text == "ask Ana about it"


def test_in_mid_sentence_a_mention_reads_as_the_first_name() -> None:
    line = read("ask @ben about it")
    assert (line.text, line.by) == ("ask Ben about it", "Ben Okafor")
    assert read("it was @jose's idea, not @AR's.").text == "it was José's idea, not Ana's."
    assert read('ask @"Ana Ruiz"@ben about it').named == ("Ana Ruiz", "Ben Okafor")
    assert read("(@ben) 请@王小明说").text == "(Ben) 请王小明说"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("who pays? @amir", "who pays?"),
        ("who pays? @amir @ben #money due:fri", "who pays?"),
        ("who pays? #money @Ana Ruiz", "who pays?"),
        ("who pays, @amir?", "who pays, Amir?"),
        ("who pays? @amir @zoe", "who pays? @zoe"),
    ],
)
def test_names_and_tags_at_the_end_are_no_words(typed: str, text: str) -> None:
    assert read(typed).text == text


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("! @ana @ben tidy the shelf", "tidy the shelf"),
        ("! @ana and @ben, @Amir Haddad tidy the shelf", "tidy the shelf"),
        ("! due:fri @ana tidy the shelf", "tidy the shelf"),
        ('! due:"next fri" @ana tidy the shelf', "tidy the shelf"),
        ("! @ana @zoe tidy the shelf", "@zoe tidy the shelf"),
        ("> @ana tidy the shelf", "tidy the shelf"),
        ("@ana (who knows) #books are heavy", "(who knows) books are heavy"),
        ("@ana\nwe tried", "we tried"),
    ],
)
def test_names_before_the_first_word_are_no_words(typed: str, text: str) -> None:
    line = read(typed)
    assert (line.text, line.named[0]) == (text, "Ana Ruiz")


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("@ana @ben tidy the shelf", "Ana Ben tidy the shelf"),
        ("! @ana will tidy the shelf", "Ana will tidy the shelf"),
        ("@ana isn't here", "Ana isn't here"),
        ("@ana and I tried", "Ana and I tried"),
        ("! @ana's shelf", "Ana's shelf"),
        ("@ana, tidy the shelf", "Ana, tidy the shelf"),
        ("! @ana and @zoe tidy the shelf", "Ana and @zoe tidy the shelf"),
        ("Ben: @ana tidy the shelf", "Ana tidy the shelf"),
        ("... @ana tidy the shelf", "Ana tidy the shelf"),
    ],
)
def test_a_sentence_that_wants_its_first_word_keeps_it(typed: str, text: str) -> None:
    assert read(typed).text == text


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("follow up with @ben", "follow up with Ben"),
        ("talk about the #intake", "talk about the intake"),
        ("to bring along: @ana @ben #lunch", "to bring along: Ana Ben"),
        ("this goes to @ana and @ben due:fri", "this goes to Ana and Ben"),
    ],
)
def test_a_sentence_that_wants_its_last_word_keeps_it(typed: str, text: str) -> None:
    assert read(typed).text == text


@pytest.mark.parametrize(
    "typed", ["mail a@ana.org", "x@ana", "https://example.org/@ana/1", "@ana/x"]
)
def test_an_address_is_no_mention(typed: str) -> None:
    assert (read(typed).named, read(typed).text) == ((), typed)


def test_in_an_action_all_people_named_own_it() -> None:
    line = read("! Ana: share the form with @ben and @zoe @amir")
    assert line.owners == ("Ana Ruiz", "Ben Okafor", "Amir Haddad")
    assert line.by is None


def test_in_other_kinds_the_first_person_named_said_it() -> None:
    line = read("? ask @ben and @ana about it")
    assert (line.by, line.owners, line.named) == ("Ben Okafor", (), ("Ben Okafor", "Ana Ruiz"))


@pytest.mark.parametrize("label", ["Ana & Ben", "Ana/Ben", "AR + BO", "ana and ben", "@ana, @ben"])
def test_two_may_own_an_action_and_one_said_what_two_are_named_for(label: str) -> None:
    owned, said = read(f"! {label}: do it"), read(f"{label}: we tried")
    assert (owned.owners, owned.text) == (("Ana Ruiz", "Ben Okafor"), "do it")
    assert (said.by, said.text) == ("Ana Ruiz", f"{label}: we tried")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.sigil])
def test_the_sign_behind_the_speaker_is_the_kind(kind: Kind) -> None:
    line = read(f"Ana: {kind.sigil} the form")
    assert (line.kind, line.text, line.named) == (kind.id, "the form", ("Ana Ruiz",))
    assert read(f"#private AR: {kind.sigil} the form").kind == kind.id


def test_two_who_owe_it_may_be_told_before_the_sign() -> None:
    line = read("Ana & Ben: ! share the form")
    assert (line.owners, line.by, line.text) == (("Ana Ruiz", "Ben Okafor"), None, "share the form")


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Ana: -5 degrees", "-5 degrees"),
        ("Ana: *really* cold", "*really* cold"),
        ("Ana: !", "!"),
        ("Ana:\n- one\n- two", "- one\n- two"),
        ("Ana: \\- five", "- five"),
        ("Ana: \\n is a new line", "\\n is a new line"),
        ("Note: > quoted", "Note: > quoted"),
        ("venue: - outside", "venue: - outside"),
        ("\\- Ana: ! no", "- Ana: ! no"),
    ],
)
def test_what_only_looks_like_a_sign_behind_the_speaker_is_said(typed: str, text: str) -> None:
    assert (read(typed).kind, read(typed).text) == ("note", text)


def test_of_two_signs_the_first_is_the_kind() -> None:
    line = read("* Ana: - five people came")
    assert (line.kind, line.text) == ("insight", "- five people came")


def test_in_a_go_round_the_person_whose_turn_it_is_said_it_unless_another_is_named() -> None:
    assert read("we tried", turn="Amir Haddad").by == "Amir Haddad"
    assert read("Ben: we tried", turn="Amir Haddad").by == "Ben Okafor"
    assert read("Zoe: we tried", turn="Amir Haddad").by is None
    assert read("! Ben: send it", turn="Amir Haddad").by is None
    assert read("! send it", turn="Amir Haddad").owners == ()


def test_only_those_who_are_here_are_known_with_the_initials_they_chose() -> None:
    roll = [
        Presence(MemberId("1"), "Ana Ruiz"),
        Presence(MemberId("2"), "Ben Okafor", present=False),
        Presence(MemberId("3"), "Cleo Adu", removed=True),
        Presence(MemberId("4"), "Dee", guest=True),
    ]
    people = People.of(roll, [Member(MemberId("1"), "Ana Ruiz", initials="ARZ")])
    assert people.names == ("Ana Ruiz", "Dee")
    assert (people.find("ARZ"), people.find("AR"), people.find("ben")) == ("Ana Ruiz", None, None)


def test_typing_part_of_a_name_offers_whom_it_may_mean() -> None:
    people = People(("Ben Okafor", "Okan Reed", "Olga Bennett"))
    assert people.options("ok") == ("Okan Reed", "Ben Okafor")
    assert people.options("ben") == ("Ben Okafor", "Olga Bennett")
    assert people.options("OB") == ("Olga Bennett",)
    assert people.options("") == people.names


@pytest.mark.parametrize(
    ("typed", "owners", "text"),
    [
        ("! @everyone bring a spade", ("Everyone",), "bring a spade"),
        ("! bring a spade @all", ("Everyone",), "bring a spade"),
        ("! All: bring a spade", ("Everyone",), "bring a spade"),
        ("! @ben and @everybody bring spades", ("Ben Okafor", "Everyone"), "bring spades"),
        ("! bring a spade @everyone #anon", (), "bring a spade"),
    ],
)
def test_what_all_are_to_do_the_group_owes(typed: str, owners: tuple[str, ...], text: str) -> None:
    line = read(typed)
    assert (line.owners, line.text, line.strangers) == (owners, text, ())


def test_only_an_action_is_owed_by_the_group_and_people_go_before_it() -> None:
    said = read("All: we agree with @everyone")
    assert (said.by, said.text) == (None, "All: we agree with @everyone")
    here = People(("Allan Bo", "Ana Ruiz"))
    assert read("! @all bring a spade", people=here).owners == ("Allan Bo",)
    action = turned_into(kept("@everyone bring a spade"), "action", ROOM)
    assert action.owners == ("Everyone",)
    assert turned_into(action, "note", ROOM).by is None
