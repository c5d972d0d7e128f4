"""Find an institution as you type: filters, list, card. A page of its own and step 4 of a visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.areas import Divisions
from core.desk.draft import VisitDraft
from core.desk.service import Desk
from core.institutions import Hit, Institution, SearchPage, SearchQuery
from core.kernel.errors import KnownError
from gui import clock
from gui.institutions.brought import Brought, brought_by, family_names
from gui.institutions.card import InstitutionCard
from gui.institutions.filter_column import FilterColumn, disease_list
from gui.institutions.list_model import InstitutionModel
from gui.institutions.result_table import ResultTable
from gui.institutions.search_field import SearchField
from gui.institutions.words import grouped
from gui.theme import theme
from gui.widgets.banner import Banner
from gui.widgets.empty_state import EmptyState
from gui.widgets.key_button import KeyButton
from gui.widgets.key_cap import KeyCap
from gui.widgets.label import label
from gui.widgets.metrics import fix, space
from gui.widgets.panel import Panel

PAGE = 50
COUNT_MS = 80
WIDE, MIDDLE = 1120, 840
Missing = tuple[str, str, Callable[[], object]]
Act = tuple[str, str, Callable[[], object]]


class FinderView(QWidget):
    """`load(draft, desk)` shows what the draft brings; `edited` carries draft fields taken here.

    `chosen` fires with the institution when one is taken (Enter, double click, button).
    """

    edited = Signal(dict)
    chosen = Signal(object)
    status_message = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._divisions = Divisions.shipped()
        self._desk: Desk | None = None
        self._draft: VisitDraft | None = None
        self._say = ""
        self._disease_names: dict[str, str] = {}
        self._query = SearchQuery()
        self._brought = Brought()
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(COUNT_MS)
        self._counting.timeout.connect(self._count)
        self._mode = ""
        self._build()
        clear = QAction("清除条件", self)
        clear.setShortcut(QKeySequence("Ctrl+D"))
        clear.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        clear.triggered.connect(lambda _checked: self.clear())
        self.addAction(clear)

    # the shared protocol of the steps
    def load(self, draft: VisitDraft | None, desk: Desk) -> None:
        """Show what a draft brings: area, kind of care, disease, and the institution taken."""
        self._desk, self._draft = desk, draft
        self._brought = brought_by(draft, self._divisions)
        self._offer_diseases()
        self._refill()
        self.search_field.clear()
        self._ask_say()
        self.search()

    def refresh(self, draft: VisitDraft) -> None:
        """The draft has changed elsewhere: follow its facts, keep the typed text."""
        before, self._draft = self._draft, draft
        brought = brought_by(draft, self._divisions)
        if brought != self._brought:
            self._brought = brought
            self._offer_diseases()
            self._refill()
            self._ask_say()
            self.search()
        elif before is None or before.institution_code != draft.institution_code:
            self._model.choose(draft.institution_code)

    def first_focus(self) -> QWidget:
        """The search field."""
        return self.search_field

    def missing(self) -> list[Missing]:
        """What the step still lacks: label, remedy, and where to mend it."""
        if self._draft is not None and self._draft.institution_code:
            return []
        return [("机构", "选一家", self.search_field.setFocus)]

    def primary(self) -> Act | None:
        """The one act of this step: take the institution the list stands on."""
        return ("选用，去试算", "F8", self.take) if self.current() is not None else None

    def acts(self) -> list[Act]:
        """The other acts."""
        return [("清除条件", "Ctrl+D", self.clear)]

    # what the page and the tests ask
    def current(self) -> Institution | None:
        """The institution the list stands on."""
        hit = self._model.hit(self.table.current_row())
        return hit.institution if hit else None

    def take(self) -> None:
        """Take the institution the list stands on."""
        found = self.current()
        if found is None:
            self.status_message.emit("先选一家机构")
            return
        self._model.choose(found.code)
        self.edited.emit(
            {"institution_code": found.code, "institution_level": found.deductible_level}
        )
        self.chosen.emit(found)

    def clear(self) -> None:
        """Back to what the draft brings, or to everything."""
        self._refill()
        self.search_field.clear()
        self.search()
        self.search_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self) -> None:
        """Ask the list; rows come at once, numbers follow when the typing pauses."""
        self._query = self.filters.query(self.search_field.text())
        page = self._ask(replace(self._query, limit=PAGE, counted=False))
        if page is None:
            return
        query = self._query
        self._model.show(
            page.hits, len(page.hits) == PAGE, query.disease, lambda at: self._more(query, at)
        )
        taken = self._draft.institution_code if self._draft else None
        self._model.choose(taken)
        self.search_field.show_how(page.how)
        self._results.setCurrentWidget(self.table if page.hits else self._nothing)
        self.table.choose_row(max(0, self._model.row_of(taken)))
        if not page.hits:
            self._show_row(-1)
        self._elapsed = page.elapsed_ms
        self._counting.start()

    def set_filters_shown(self, shown: bool) -> None:
        """Open or fold the filter column where it does not stand open by itself."""
        self.filters.setVisible(shown)
        self.filter_button.setText("收起筛选" if shown else "筛选")

    def _build(self) -> None:
        whole = space(QVBoxLayout(self), (12, 12, 12, 12), 12)
        top = space(QHBoxLayout(), gap=10)
        self.search_field = SearchField()
        self.search_field.edited.connect(self.search)
        self.search_field.down.connect(self._into_list)
        self.search_field.taken.connect(self.take)
        self.search_field.emptied.connect(self.search)
        top.addWidget(self.search_field, 1)
        self.filter_button = KeyButton("筛选", small=False, icon="sliders-horizontal")
        self.filter_button.clicked.connect(self._toggle_filters)
        self.filter_button.hide()
        top.addWidget(self.filter_button)
        self.result = label("", "table", rich=True)
        fix(self.result, min_width=108)
        self.result.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.result)
        whole.addLayout(top)
        self.filters = FilterColumn(self._divisions, self)
        self.filters.changed.connect(self.search)
        fix(self.filters, width=206)
        self.card = InstitutionCard()
        self._grid = space(QGridLayout(), gap=10)
        self._list = self._build_list()
        # The list takes what is left; it must not hold the window wider than the screen.
        self._list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(0, 1)
        self._grid.addWidget(self._list, 0, 1)
        whole.addLayout(self._grid, 1)
        self._elapsed = 0.0

    def _build_list(self) -> Panel:
        panel = Panel(flush=True)
        self.banner = Banner()
        panel.body.addWidget(self.banner)
        self._results = QStackedWidget()
        self._model = InstitutionModel(self)
        self.table = ResultTable(self._model)
        self.table.opened.connect(lambda _index: self.take())
        self.table.row_changed.connect(self._show_row)
        self.table.left_at_top.connect(self.search_field.setFocus)
        self.table.typed.connect(self._type_on)
        self._clear_button = KeyButton("清除条件", "Ctrl+D")
        self._clear_button.clicked.connect(self.clear)
        self._nothing = EmptyState(
            "search", "没有符合的机构", "少一个条件，或换个写法再找", self._clear_button
        )
        self._no_list = EmptyState("hospital", "还没有机构名单", "导入名单后重新登录")
        for widget in (self.table, self._nothing, self._no_list):
            self._results.addWidget(widget)
        panel.body.addWidget(self._results, 1)
        for key, text in (("↓", "进结果"), ("Enter", "选用"), ("Esc", "清空")):
            panel.foot.addWidget(KeyCap(key))
            panel.foot.addWidget(label(text, "small", "text2"))
            panel.foot.addSpacing(theme.px(8))
        panel.foot.addStretch(1)
        panel.foot.addWidget(label("排序：匹配程度 → 级别 → 名称长短", "small", "text2"))
        return panel

    def _refill(self) -> None:
        brought = self._brought
        self.filters.set_filters(brought.area, brought.family, brought.services, brought.network)

    def _offer_diseases(self) -> None:
        """Families by name from the rules of the insured area; the first name stands."""
        if self._desk is None:
            return
        insured = self._brought.insured_area
        known = insured if insured and self._divisions.find(insured) else None
        policy = self._desk.context.policy(known)
        self._disease_names = family_names(policy, self._brought.disease, clock.today())
        self.filters.offer_diseases(disease_list(sorted(self._disease_names.items())))

    def _ask_say(self) -> None:
        """The sentence for the hospital, from the rules; none while facts are missing."""
        self._say = ""
        if self._draft is None or self._desk is None:
            return
        try:
            said = self._desk.advise(self._draft, clock.today()).say
        except KnownError:
            return
        self._say = said.text if said else ""

    def _ask(self, query: SearchQuery) -> SearchPage | None:
        if self._desk is None:
            return None
        try:
            page = self._desk.institutions(query)
        except KnownError as error:
            self._results.setCurrentWidget(self._no_list)
            self.banner.hide()
            self.result.clear()
            self.status_message.emit(error.message)
            return None
        self._show_banner()
        return page

    def _more(self, query: SearchQuery, offset: int) -> tuple[Hit, ...]:
        page = self._ask(replace(query, limit=PAGE, offset=offset, counted=False))
        return page.hits if page else ()

    def _count(self) -> None:
        if not self.isVisible():  # asked again when shown: a hidden page leaves the list alone
            return
        page = self._ask(replace(self._query, limit=1))
        if page is None:
            return
        self.filters.show_counts(page.facets)
        number = grouped(page.total) if page.complete else f"{grouped(page.total)} 家以上"
        unit = " 家符合" if page.complete else ""
        took = max(1, round(self._elapsed))
        self.result.setText(f"<b>{number}</b>{unit}・{took} 毫秒")

    def _show_banner(self) -> None:
        directory = self._desk.context.directory if self._desk else None
        if directory is None:
            return
        info = directory.info
        age = info.age_days(clock.today())
        text = f"名单日期 <b>{info.list_date}</b>，已 {age} 天，共 {grouped(info.count)} 家；"
        text += "<b>演示名单，机构均为虚构</b>" if info.demo else "就诊前打电话确认"
        self.banner.set_text(text)
        self.banner.show()

    def _show_row(self, row: int) -> None:
        hit = self._model.hit(row)
        disease = self._brought.disease or self._query.disease
        self.card.show_institution(
            hit.institution if hit else None, disease, self._disease_names, self._say
        )

    def _into_list(self) -> None:
        if self._model.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.choose_row(max(0, self.table.current_row()))

    def _type_on(self, text: str) -> None:
        """Typing in the list goes on in the search field."""
        self.search_field.setFocus(Qt.FocusReason.MouseFocusReason)
        self.search_field.end(False)
        self.search_field.insert(text)
        self.search()

    def _toggle_filters(self) -> None:
        self.set_filters_shown(self.filters.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        mode = self._mode_for(event.size().width())
        if mode != self._mode:
            self._arrange(mode)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._mode:  # another scale: measure anew
            self._arrange(self._mode_for(self.width()))

    def _mode_for(self, pixels: int) -> str:
        width = pixels * 100 / theme.scale
        return "wide" if width >= WIDE else "middle" if width >= MIDDLE else "narrow"

    def _arrange(self, mode: str) -> None:
        """Three columns; filters folded; filters folded and the card lying under the list."""
        self._mode = mode
        self.filter_button.setVisible(mode != "wide")
        self.set_filters_shown(mode == "wide")
        narrow = mode == "narrow"
        self._grid.removeWidget(self.card)
        self._grid.removeWidget(self.filters)
        self._grid.addWidget(self.filters, 0, 0, 2 if narrow else 1, 1)
        if narrow:
            self._grid.addWidget(self.card, 1, 1)
            self.card.setMinimumWidth(0)
            self.card.setMaximumWidth(16_777_215)
            self.card.setFixedHeight(theme.px(178))
        else:
            self._grid.addWidget(self.card, 0, 2)
            self.card.setMinimumHeight(0)
            self.card.setMaximumHeight(16_777_215)
            self.card.setFixedWidth(theme.px(300 if mode == "wide" else 280))
        self.card.set_lying(narrow)
        self._list.show_foot(not narrow)
        self._show_row(self.table.current_row())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._counting.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._counting.stop()
