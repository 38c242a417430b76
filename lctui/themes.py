"""The looks: one dark and one light theme of our own, calm enough for a wall."""

from textual.theme import Theme

DARK = Theme(
    name="lctui-dark",
    dark=True,
    primary="#7aa2c8",
    secondary="#8fb573",
    accent="#e0af68",
    foreground="#d5d9e0",
    background="#14171c",
    surface="#1b1f26",
    panel="#242a33",
    success="#8fb573",
    warning="#e0af68",
    error="#e0776e",
    variables={
        "border": "#3b4452",
        "border-blurred": "#2c333e",
        "footer-key-foreground": "#e0af68",
        "footer-background": "#1b1f26",
        "input-cursor-background": "#d5d9e0",
        "input-selection-background": "#7aa2c8 35%",
        "block-cursor-background": "#33465c",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#242a33",
        "block-cursor-blurred-foreground": "#d5d9e0",
    },
)

LIGHT = Theme(
    name="lctui-light",
    dark=False,
    primary="#2f6690",
    secondary="#4a7c34",
    accent="#9a5b00",
    foreground="#22272e",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e8e5dd",
    success="#3f7328",
    warning="#9a5b00",
    error="#b3382c",
    variables={
        "border": "#b9b4a8",
        "border-blurred": "#d6d2c8",
        "footer-key-foreground": "#9a5b00",
        "footer-background": "#f3f1ec",
        "block-cursor-background": "#c9dcea",
        "block-cursor-foreground": "#10151b",
        "block-cursor-blurred-background": "#e8e5dd",
        "block-cursor-blurred-foreground": "#22272e",
    },
)

THEMES = (DARK, LIGHT)
