"""What can be done with prompts and turns; the actions are in `round_keys`."""

from screens.commands import Command

ROUND_COMMANDS: tuple[Command, ...] = (
    Command(
        "next-prompt",
        "Next prompt",
        "Shows the next question of this phase.",
        letter="p",
        slash="/prompt",
        group="Prompts and turns",
        footer="prompt",
    ),
    Command(
        "previous-prompt",
        "Prompt before",
        "Shows the question before this one.",
        letter="P",
        group="Prompts and turns",
    ),
    Command(
        "round",
        "Go-round",
        "Gives everybody present a turn with an equal share of what is left; again ends it.",
        letter="r",
        slash="/round",
        group="Prompts and turns",
        footer="go-round",
    ),
    Command(
        "next-turn",
        "Next person",
        "Hands the turn of the go-round on.",
        keys="f10",
        letter="t",
        slash="/turn",
        group="Prompts and turns",
    ),
    Command(
        "previous-turn",
        "Person before",
        "Returns the turn to the person before.",
        letter="T",
        group="Prompts and turns",
    ),
    Command(
        "pass-turn",
        "Pass",
        "Lets this person speak later in the round.",
        letter="s",
        slash="/pass",
        group="Prompts and turns",
    ),
)
