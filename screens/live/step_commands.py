"""What can be done within a phase; the actions are in `step_keys` and `queue_keys`."""

from screens.commands import Command

STEP_COMMANDS: tuple[Command, ...] = (
    Command(
        "next-step",
        "Next step",
        "Goes on within this phase: from the talk to the questions, from one step of a case on.",
        letter="full_stop",
        slash="/step",
        group="Steps of a phase",
        footer="next step",
    ),
    Command(
        "previous-step",
        "Back to the step before",
        "Goes back within this phase, as if the step had not been ended.",
        letter="comma",
        group="Steps of a phase",
        footer="step back",
    ),
    Command(
        "reveal",
        "Show what was written silently",
        "Ends the silent writing and shows everything at once, in every terminal.",
        letter="R",
        slash="/reveal",
        group="Steps of a phase",
        footer="show what was written",
    ),
    Command(
        "queue",
        "Question queue",
        "Shows the questions that wait: + says that one more wants to know, a that it is answered.",
        letter="q",
        slash="/queue",
        group="Steps of a phase",
        footer="questions",
    ),
    Command(
        "groups",
        "Small groups",
        "Splits those present into small groups anew, as in /groups 4; F3 and the board show them.",
        slash="/groups",
        argument="SIZE",
        group="Steps of a phase",
    ),
)
