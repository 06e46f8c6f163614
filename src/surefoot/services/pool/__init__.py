"""Work on several processes: in order, with a bound on what is under way, and whatever becomes of a process.

``_crew`` is the side that gives out work, ``_worker`` the process that does it.
"""

from surefoot.services.pool._crew import Crew, Done, Job, Lost, cores

__all__ = ["Crew", "Done", "Job", "Lost", "cores"]
