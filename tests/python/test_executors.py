"""Replicates run elsewhere: the same bytes, whoever runs them and whatever becomes of the workers."""

import copy
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import hemtjanstindex as hti
import pytest

N = 12_345


@pytest.fixture(scope="module")
def real():
    table = hti.datasets.load("oppna-jamforelser-2014")
    return hti.fit(hti.load("oppna-jamforelser-2014"), table), table


def varied():
    aggregates = hti.vary.choice("aggregate", [hti.Arithmetic(), hti.Geometric(floor=1)])
    return [hti.vary.weights(0.25), hti.vary.sampling(respondents=60, standard_error=0.5), aggregates]


@pytest.fixture(scope="module")
def whole(real):
    return hti.uncertainty(*real, varied(), n=N, seed=7, nodes=["index", "utforande"])


def asked(real, n=N, **options):
    return hti.uncertainty(*real, varied(), n=n, seed=7, nodes=["index", "utforande"], **options)


def test_extending_gives_the_bytes_of_one_run(real, whole):
    some = asked(real, 1000)
    more = some.extend(345, threads=1).extend(11_000)
    assert more.n == N
    assert some.n == 1000
    assert more.to_bytes() == whole.to_bytes()


def test_merging_wants_other_replicates_of_the_same_question(real):
    first = asked(real, 300)
    with pytest.raises(hti.MethodError, match="replicate 0 is in both"):
        first.merge(first)
    with pytest.raises(hti.MethodError, match="only where index, table, sources"):
        first.merge(hti.uncertainty(*real, varied(), n=300, seed=8, nodes=["index", "utforande"]))


def test_results_are_pickled_and_copied(whole):
    back = pickle.loads(pickle.dumps(whole))
    assert back.to_bytes() == whole.to_bytes()
    assert back.ranks().equals(whole.ranks())
    assert copy.deepcopy(whole).extend(5).n == N + 5


def test_a_run_stops_when_it_is_precise_enough(real, whole):
    reached = float(whole.ranks()["mc_error"].max()) * 2
    u = asked(real, mc_error=reached)
    assert u.n < N
    assert u.ranks()["mc_error"].max() <= reached
    with ThreadPoolExecutor(2) as pool:
        assert asked(real, mc_error=reached, executor=pool).to_bytes() == u.to_bytes()


@pytest.mark.parametrize("workers", [1, 3])
def test_pools_give_the_same_bytes(real, whole, workers):
    told = []
    with ThreadPoolExecutor(workers) as pool:
        assert asked(real, executor=pool, progress=told.append).to_bytes() == whole.to_bytes()
    assert told == sorted(told)
    assert told[-1] == N
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert asked(real, 1000).extend(N - 1000, executor=pool).to_bytes() == whole.to_bytes()


class Breaking(Executor):
    """Runs three tasks, and is broken then."""

    def __init__(self):
        self.tasks = 0

    def submit(self, task, /, *args, **kwargs):
        made = Future()
        self.tasks += 1
        if self.tasks <= 3:
            made.set_result(task(*args, **kwargs))
        else:
            made.set_exception(BrokenProcessPool("a process ended abruptly"))
        return made


def test_a_broken_pool_keeps_what_is_done(real, whole):
    with pytest.warns(RuntimeWarning, match=r"stopped after [\d,]+ of 12,345 replicates"):
        u = asked(real, executor=Breaking())
    assert u.n < N
    assert u.extend(N - u.n).to_bytes() == whole.to_bytes()


def test_rules_that_are_code_cannot_be_sent(real):
    index, table = real
    least = hti.CustomAggregate(lambda values, weights: min(values), "least")
    mine = hti.vary.choice("aggregate", [hti.Arithmetic(), least], at="index")
    with ThreadPoolExecutor(1) as pool, pytest.raises((AttributeError, pickle.PicklingError, TypeError)):
        hti.uncertainty(index, table, mine, n=1000, executor=pool)


class Failing(ThreadPoolExecutor):
    """A pool of which one task fails where it is run."""

    def submit(self, task, /, question, first, last):
        return super().submit(task, question, first, last if first < 5000 else first)


def test_a_fault_in_a_worker_is_raised(real):
    with Failing(2) as pool, pytest.raises(hti.MethodError, match="no replicates in the part"):
        asked(real, executor=pool)


def test_what_cannot_be_run_is_refused_before(real):
    with ThreadPoolExecutor(1) as pool:
        with pytest.raises(hti.MethodError, match="at most 100000000"):
            asked(real, 200_000_000, executor=pool)
        with pytest.raises(hti.MethodError, match="mc_error"):
            asked(real, executor=pool, mc_error=-1)


def test_a_task_has_one_thread(real, monkeypatch):
    part = hti._core.Uncertainty.part
    seen = set()

    def watched(self, first, last, threads=0):
        seen.add(threads)
        return part(self, first, last, threads)

    monkeypatch.setattr(hti._core.Uncertainty, "part", watched)
    with ThreadPoolExecutor(1) as pool:
        asked(real, 4000, executor=pool)
    assert seen == {1}


OVER_MPI = """
import hemtjanstindex as hti
from mpi4py.futures import MPIPoolExecutor

if __name__ == "__main__":
    table = hti.datasets.load("oppna-jamforelser-2014")
    index = hti.fit(hti.load("oppna-jamforelser-2014"), table)
    with MPIPoolExecutor() as pool:
        shared = hti.uncertainty(index, table, hti.vary.weights(0.25), n=3000, executor=pool)
    alone = hti.uncertainty(index, table, hti.vary.weights(0.25), n=3000)
    print(shared.n, shared.to_bytes() == alone.to_bytes())
"""


def test_mpi_gives_the_same_bytes(tmp_path):
    mpiexec = Path(sys.executable).with_name("mpiexec")
    if not mpiexec.exists():
        pytest.skip("there is no mpiexec in this environment")
    (tmp_path / "over_mpi.py").write_text(OVER_MPI, encoding="utf-8")
    command = [mpiexec, "--oversubscribe", "-n", "3", sys.executable, "-m", "mpi4py.futures", tmp_path / "over_mpi.py"]
    as_root = {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}
    done = subprocess.run(command, env=os.environ | as_root, capture_output=True, text=True)
    assert done.stdout.split() == ["3000", "True"], done.stderr


@pytest.mark.filterwarnings("ignore")
def test_dask_gives_the_same_bytes_though_a_worker_dies(real, whole):
    distributed = pytest.importorskip("distributed")
    import dask

    # How long a loaded machine takes is no fault of the code.
    patient = {"distributed.comm.timeouts.connect": "600s", "distributed.comm.timeouts.tcp": "600s"}
    with (
        dask.config.set(patient),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        assert asked(real, executor=client.get_executor()).to_bytes() == whole.to_bytes()

        killed = []

        def kill_one(done):
            if not killed and done < 40_000:
                killed.append(next(iter(client.run(os.getpid).values())))
                os.kill(killed[0], signal.SIGKILL)

        n = 60_000
        through = asked(real, n, executor=client, progress=kill_one)
        assert killed
        assert through.n == n
    assert through.to_bytes() == asked(real, n).to_bytes()
