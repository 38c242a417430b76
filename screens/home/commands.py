"""What can be done on the first screen."""

from screens.commands import Command

COMMANDS: tuple[Command, ...] = (
    Command(
        "start-session",
        "Start a session",
        "Asks for topic, people and length, then goes live.",
        letter="n",
        group="Sessions",
        footer="new session",
    ),
    Command(
        "plan-session",
        "Plan the next session",
        "Opens the plan: date, topic, agenda, roles; all of it is proposed.",
        letter="p",
        group="Sessions",
        footer="plan",
    ),
    Command(
        "review-session",
        "Review past sessions",
        "Opens the highlighted session to be read and amended.",
        letter="v",
        group="Sessions",
        footer="review",
    ),
    Command(
        "show-community",
        "Community",
        "Opens what the community knows about itself: purpose, members, ground rules, goals …",
        letter="m",
        group="Communities",
        footer="community",
    ),
    Command(
        "next-community",
        "Next community",
        "Shows the sessions of the next community, and in the end of all.",
        keys="right",
        group="Communities",
    ),
    Command(
        "previous-community",
        "Community before",
        "Shows the sessions of the community before.",
        keys="left",
        group="Communities",
    ),
    Command(
        "show-demo",
        "Look round in a sample",
        "Opens a throw-away community with a year behind it; once more leads back to yours.",
        keys="f3",
        group="Sessions",
        footer="sample",
    ),
    Command(
        "take-up-rescued",
        "Take up what was rescued",
        "Puts what a full or missing disk did not take into the store, once it does.",
        keys="ctrl+r",
        letter="r",
        group="Sessions",
    ),
    Command(
        "help",
        "Explain this screen",
        "Shows what each key does here.",
        keys="f1",
        group="General",
        footer="help",
    ),
    Command(
        "quit",
        "Leave lctui",
        "Closes the program; a live session goes on and can be resumed.",
        keys="ctrl+q",
        group="General",
        footer="leave",
    ),
)
