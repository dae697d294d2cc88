"""Keys that an officer has chosen in place of the usual ones."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Final

from textual.binding import Binding, BindingType

from qperf_tui.tui.screens.actions import ActionsScreen
from qperf_tui.tui.screens.agree_marked import AgreeMarkedScreen
from qperf_tui.tui.screens.asking import AskingScreen
from qperf_tui.tui.screens.audit import AuditScreen
from qperf_tui.tui.screens.changed import ChangedScreen
from qperf_tui.tui.screens.comparison import ComparisonScreen
from qperf_tui.tui.screens.definition import DefinitionScreen
from qperf_tui.tui.screens.desk_screen import DeskScreen
from qperf_tui.tui.screens.editor import EditorScreen
from qperf_tui.tui.screens.entry import EntryScreen
from qperf_tui.tui.screens.export import ExportScreen
from qperf_tui.tui.screens.figure_list import FigureListScreen
from qperf_tui.tui.screens.help import HelpScreen
from qperf_tui.tui.screens.history import HistoryScreen
from qperf_tui.tui.screens.opening import OpeningScreen
from qperf_tui.tui.screens.paper_preview import PaperPreviewScreen
from qperf_tui.tui.screens.paragraph import ParagraphScreen
from qperf_tui.tui.screens.plan import PlanScreen
from qperf_tui.tui.screens.preview import PreviewScreen
from qperf_tui.tui.screens.publish import PublishScreen
from qperf_tui.tui.screens.queue import QueueScreen
from qperf_tui.tui.screens.record import RecordScreen
from qperf_tui.tui.screens.recovery import RecoveryScreen
from qperf_tui.tui.screens.redraft import RedraftScreen
from qperf_tui.tui.screens.remarks import RemarksScreen
from qperf_tui.tui.screens.report import ReportScreen
from qperf_tui.tui.screens.requests import RequestsScreen
from qperf_tui.tui.screens.returns import ReturnsScreen
from qperf_tui.tui.screens.review import ReviewScreen
from qperf_tui.tui.screens.targets import TargetsScreen
from qperf_tui.tui.screens.three_way import ThreeWayScreen
from qperf_tui.tui.screens.versions import VersionsScreen
from qperf_tui.tui.screens.working import WorkingScreen
from qperf_tui.tui.screens.writing import WritingScreen
from qperf_tui.tui.widgets.find_bar import FindBar

SCREENS: Final = (
    DeskScreen,
    ActionsScreen,
    AgreeMarkedScreen,
    AuditScreen,
    ChangedScreen,
    ComparisonScreen,
    DefinitionScreen,
    AskingScreen,
    EditorScreen,
    EntryScreen,
    ExportScreen,
    FigureListScreen,
    FindBar,
    HelpScreen,
    HistoryScreen,
    OpeningScreen,
    PaperPreviewScreen,
    ParagraphScreen,
    PlanScreen,
    PreviewScreen,
    PublishScreen,
    QueueScreen,
    RecordScreen,
    RecoveryScreen,
    RedraftScreen,
    RemarksScreen,
    ReportScreen,
    RequestsScreen,
    ReturnsScreen,
    ReviewScreen,
    TargetsScreen,
    ThreeWayScreen,
    VersionsScreen,
    WorkingScreen,
    WritingScreen,
)
"""Every screen whose keys can be changed; the program's own come beside them."""


def misgivings(chosen: Mapping[str, str], of_app: Iterable[BindingType]) -> list[str]:
    """A sentence for each id that nothing answers to, and each key that was in use."""
    bound = list(of_app)
    return [*_not_known(chosen, bound), *_taken(chosen, bound)]


def _taken(chosen: Mapping[str, str], of_app: Iterable[BindingType]) -> list[str]:
    said = []
    for screen in SCREENS:
        tables = [of_app, *(vars(kind).get("BINDINGS", ()) for kind in screen.__mro__)]
        ours = [
            each
            for table in tables
            for each in table
            if isinstance(each, Binding) and each.id
        ]
        held = {
            key: each.description
            for each in ours
            if each.id not in chosen
            for key in each.key.split(",")
        }
        said += [
            f"[keys] {key} is now {each.description}, so {held[key]} has lost it."
            for each in ours
            for key in chosen.get(each.id or "", "").split(",")
            if key in held
        ]
    return list(dict.fromkeys(said))


def _not_known(chosen: Mapping[str, str], of_app: Iterable[BindingType]) -> list[str]:
    known = {
        binding.id
        for table in (of_app, *(screen.BINDINGS for screen in SCREENS))
        for binding in table
        if isinstance(binding, Binding) and binding.id
    }
    said = []
    for name in chosen:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            mend = f"; did you mean {near[0]}" if near else ""
            said.append(f"[keys] {name} in the settings is no action{mend}.")
    return said
