"""Linear and mixed programmes, solved by HiGHS, which is imported when it is used."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


class Solved(NamedTuple):
    """What HiGHS found within its limits."""

    bound: float
    """No solution is better; infinite where there is none at all."""
    x: Numbers | None
    """The best found; None where none was."""
    duals: Numbers | None = None
    """What the cost rises by per unit of each row's limit; None where some variables are whole numbers, or none was found."""


def minimise(
    cost: Numbers, rows: Numbers, low: Numbers, high: Numbers, most: Numbers, *, whole: int = 0, nodes: int = 0
) -> Solved:
    """Minimise cost x with low <= rows x <= high and 0 <= x <= most.

    Parameters
    ----------
    whole : int, optional
        So many of the last variables are whole numbers.
    nodes : int, optional
        Limit of the branch-and-bound tree.
    """
    try:
        import highspy
    except ModuleNotFoundError as missing:
        raise ModuleNotFoundError("this needs highspy: pip install 'hemtjanstindex[optimise]'", name="highspy") from missing
    lp: Any = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(cost), len(rows)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = cost, np.zeros(len(cost)), most
    lp.row_lower_, lp.row_upper_ = low, high
    used = rows != 0
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.concatenate([[0], used.sum(axis=1).cumsum()]).astype(np.int32)
    lp.a_matrix_.index_ = np.nonzero(used)[1].astype(np.int32)
    lp.a_matrix_.value_ = rows[used]
    if whole:
        kinds = [highspy.HighsVarType.kContinuous] * (len(cost) - whole) + [highspy.HighsVarType.kInteger] * whole
        lp.integrality_ = kinds
    make: Any = highspy.Highs
    solver = make()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("primal_feasibility_tolerance", 1e-9)
    if whole:
        solver.setOptionValue("mip_max_nodes", nodes)
        solver.setOptionValue("mip_feasibility_tolerance", 1e-9)
    solver.passModel(lp)
    if solver.run() == highspy.HighsStatus.kError:
        raise RuntimeError("HiGHS could not solve a programme")
    if solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
        return Solved(np.inf, None)
    info = solver.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    solution = solver.getSolution()
    x = np.array(solution.col_value) if found else None
    if whole:
        return Solved(info.mip_dual_bound, x)
    duals = np.array(solution.row_dual) if found and solution.dual_valid else None
    return Solved(info.objective_function_value if found else -np.inf, x, duals)
