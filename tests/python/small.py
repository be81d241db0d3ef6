"""A small model with data for it: three indicators, two of the four units with a gap."""

import hemtjanstindex as hti

MODEL = hti.Model(
    [
        hti.Node("index"),
        hti.Node("staff", "index", 1, indicator=hti.Indicator(kind="share")),
        hti.Node("care", "index", 1),
        hti.Node("waiting", "care", 2, indicator=hti.Indicator("lower")),
        hti.Node("safety", "care", 1, indicator=hti.Indicator()),
    ]
)
DATA = {
    "unit": ["0114", "0115", "0117", "0120"],
    "name": ["Upplands Väsby", "Vallentuna", "Österåker", "Värmdö"],
    "staff": [50.0, 70.0, 90.0, 60.0],
    "waiting": [4, 2, 3, 1],
    "safety": [1.5, None, "for_osaker", "2,5"],
    "lan": ["01", "01", "01", None],
}


def data():
    """The data without the cell that is wrong."""
    return {**DATA, "safety": [1.5, None, "for_osaker", 2.5]}


def table():
    return hti.Table.from_frame(data(), MODEL, groups=["lan"])
