"""The figures people will be told and the standing of each. Expected values are typed here."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from core.kernel.money import Money, yuan
from core.kernel.status import Status
from core.policy import (
    AreaPolicy,
    Brackets,
    Ceiling,
    Deductible,
    NoRule,
    PolicyBook,
    Reduction,
)

TODAY = date(2026, 11, 20)
BOOK = PolicyBook.shipped()
NATIONAL = BOOK.for_area("420100")
XINJIANG = BOOK.for_area("650100")
HOTAN = BOOK.for_area("653201")
GUANGXI = BOOK.for_area("450100")
HECHI = BOOK.for_area("451202")
CHENGDU = BOOK.for_area("510100")

LONG_TERM = ("resettled_retiree", "long_term_resident", "posted_worker")


def facts(**given: str) -> dict[str, str | None]:
    """An ordinary cross-province case; single facts replaced."""
    usual: dict[str, str | None] = {
        "insurance": "resident", "category": "adult", "care_type": "chronic_outpatient",
        "disease": "M00500", "level": "3", "scope": "cross_province", "care_area": "510100",
        "filing": "long_term_resident", "route": "direct", "emergency": "no", "admission_no": "1",
        "admission": "not_admitted", "age": "50",
    }  # fmt: skip
    return usual | given


def said(policy: AreaPolicy, concept: str, on: date = TODAY, **given: str) -> tuple[object, Status]:
    rule = policy.resolve(concept, facts(**given), on)
    return rule.value, rule.status


def silent(policy: AreaPolicy, concept: str, on: date = TODAY, **given: str) -> bool:
    return policy.find(concept, facts(**given), on) is None


class TestMustTheyFile:
    @pytest.mark.parametrize(
        ("policy", "care_type", "status"),
        [
            (NATIONAL, "inpatient", Status.SECONDARY),
            (NATIONAL, "chronic_outpatient", Status.OFFICIAL),
            (XINJIANG, "inpatient", Status.OFFICIAL),
            (HOTAN, "chronic_outpatient", Status.OFFICIAL),
            (HECHI, "inpatient", Status.OFFICIAL),
            (HECHI, "chronic_outpatient", Status.OFFICIAL),
        ],
    )
    def test_across_provinces_they_must(
        self, policy: AreaPolicy, care_type: str, status: Status
    ) -> None:
        assert said(policy, "filing.requirement", care_type=care_type) == ("must_file", status)

    @pytest.mark.parametrize("policy", [NATIONAL, XINJIANG, HOTAN, GUANGXI, HECHI])
    @pytest.mark.parametrize("care_type", ["inpatient", "outpatient", "chronic_outpatient"])
    def test_an_emergency_is_deemed_filed_everywhere(
        self, policy: AreaPolicy, care_type: str
    ) -> None:
        value, _ = said(policy, "filing.requirement", care_type=care_type, emergency="yes")
        assert value == "deemed_filed"

    @pytest.mark.parametrize("policy", [NATIONAL, HOTAN, HECHI])
    def test_at_home_nobody_files(self, policy: AreaPolicy) -> None:
        value, _ = said(policy, "filing.requirement", scope="same_pool")
        assert value == "filing_exempt"

    @pytest.mark.parametrize("insurance", ["resident", "employee"])
    def test_inside_guangxi_since_july_2023(self, insurance: str) -> None:
        asked = {"scope": "within_province", "insurance": insurance}
        before = said(HECHI, "filing.requirement", date(2023, 6, 30), **asked)
        after = said(HECHI, "filing.requirement", date(2023, 7, 1), **asked)
        assert before == ("must_file", Status.SECONDARY)
        assert after == ("filing_exempt", Status.OFFICIAL)

    def test_inside_xinjiang_the_texts_contradict_each_other_so_nothing_is_said(self) -> None:
        for policy in (XINJIANG, HOTAN):
            with pytest.raises(NoRule, match="缺参数"):
                policy.resolve("filing.requirement", facts(scope="within_province"), TODAY)

    def test_pharmacies_are_not_answered(self) -> None:
        assert silent(HECHI, "filing.requirement", care_type="pharmacy")


class TestFilingTerms:
    @pytest.mark.parametrize("area", ["110105", "120101", "310101", "500101", "460100", "540102"])
    def test_six_provinces_are_named_as_a_whole(self, area: str) -> None:
        assert said(NATIONAL, "filing.destination_level", care_area=area) == (
            "province", Status.OFFICIAL,
        )  # fmt: skip

    def test_elsewhere_the_prefecture(self) -> None:
        assert said(HOTAN, "filing.destination_level", care_area="510107")[0] == "prefecture"

    @pytest.mark.parametrize("area", ["660000", "659001", "659009", "659012"])
    def test_the_corps_is_named_whole_but_its_code_is_not_confirmed(self, area: str) -> None:
        assert said(NATIONAL, "filing.destination_level", care_area=area) == (
            "province", Status.UNVERIFIED,
        )  # fmt: skip

    def test_a_letter_of_commitment_never_replaces_a_referral(self) -> None:
        assert said(NATIONAL, "filing.commitment_allowed", filing="referred_patient")[0] is False
        for kind in LONG_TERM:
            assert said(NATIONAL, "filing.commitment_allowed", filing=kind)[0] is True

    @pytest.mark.parametrize("kind", [*LONG_TERM, "referred_patient", "temporary_traveller"])
    def test_every_kind_has_papers_and_only_long_term_papers_can_be_promised(
        self, kind: str
    ) -> None:
        papers, status = said(NATIONAL, "filing.materials", filing=kind)
        assert isinstance(papers, tuple)
        assert status is Status.SECONDARY
        assert [paper.id for paper in papers][:2] == ["identity", "form"]
        promised = {paper.id for paper in papers if paper.commitment}
        assert promised == ({"proof"} if kind in LONG_TERM else set())

    def test_validity(self) -> None:
        assert said(NATIONAL, "filing.valid_months", filing="temporary_traveller") == (
            6, Status.OFFICIAL,
        )  # fmt: skip
        assert said(NATIONAL, "filing.valid_long_term", filing="long_term_resident")[0] == (
            "open_ended"
        )
        assert said(HECHI, "filing.change_lock_months")[1] is Status.UNVERIFIED

    def test_late_filing(self) -> None:
        assert said(HOTAN, "filing.late", admission="in_hospital")[0] == "late_filing_possible"
        assert said(HOTAN, "filing.late", admission="discharged")[0] == "manual_only"

    def test_guangxi_wants_a_facility_for_chronic_disease_and_hotan_does_not(self) -> None:
        assert said(HECHI, "filing.needs_facility") == (True, Status.OFFICIAL)
        assert said(HOTAN, "filing.needs_facility") == (False, Status.UNVERIFIED)
        assert silent(NATIONAL, "filing.needs_facility")

    def test_the_four_hints_of_the_form_are_verbatim(self) -> None:
        hints, status = said(NATIONAL, "filing.notice")
        assert isinstance(hints, tuple)
        assert len(hints) == 4
        assert (
            hints[2] == "到北京、天津、上海、重庆、海南、西藏和新疆兵团就医，备案到就医省份即可。"
        )
        assert status is Status.OFFICIAL


class TestDirectlySettledDiseases:
    FIRST = ("M03900", "M01600", "M00503", "M07805", "M08300")
    SECOND = ("M05300", "M06900", "M04600", "M00201", "M07200")

    @pytest.mark.parametrize("policy", [NATIONAL, HOTAN, HECHI])
    def test_the_ten_and_when(self, policy: AreaPolicy) -> None:
        for code in self.FIRST:
            assert (
                said(policy, "chronic.national_direct", date(2023, 1, 1), disease=code)[0] is True
            )
        for code in self.SECOND:
            day = date(2024, 11, 30)
            assert said(policy, "chronic.national_direct", day, disease=code)[0] is False
            assert said(policy, "chronic.national_direct", disease=code)[0] is True

    def test_three_of_the_six_named_for_hotan_are_not_among_them(self) -> None:
        for code in ("M01200", "M01102", "M07101"):
            assert said(HOTAN, "chronic.national_direct", disease=code)[0] is False
            rule = HOTAN.resolve("chronic.not_in_list", facts(disease=code), TODAY)
            assert rule.status is Status.UNVERIFIED
        own = {disease.code: disease for disease in BOOK.for_area("653200").packs[0].diseases}
        assert {code for code, d in own.items() if d.national_ten} == {"M00500", "M07801", "M08300"}
        assert len(own) == 6

    def test_the_second_five_are_official_in_guangxi(self) -> None:
        assert said(HECHI, "chronic.national_direct", disease="M04600")[1] is Status.OFFICIAL


class TestHotan:
    def test_tumours_as_the_request_says_and_never_better_than_unverified(self) -> None:
        assert said(HOTAN, "chronic.ratio") == (Fraction(3, 4), Status.UNVERIFIED)
        assert said(HOTAN, "chronic.ceiling") == (
            Ceiling(yuan("100000.00"), "year", "disease"), Status.UNVERIFIED,
        )  # fmt: skip
        value, status = said(HOTAN, "chronic.deductible")
        assert (value, status) == (
            Deductible(Money(0), "visit", "before_ratio"), Status.UNVERIFIED,
        )  # fmt: skip

    @pytest.mark.parametrize("concept", ["deductible", "ratio", "ceiling"])
    @pytest.mark.parametrize("insurance", ["resident", "employee"])
    def test_there_is_nothing_about_stays_in_hospital(self, concept: str, insurance: str) -> None:
        with pytest.raises(NoRule):
            HOTAN.resolve(
                f"inpatient.{concept}", facts(care_type="inpatient", insurance=insurance), TODAY
            )

    def test_the_other_five_diseases_have_no_figures(self) -> None:
        assert silent(HOTAN, "chronic.ratio", disease="M07801")

    def test_an_unfiled_person_gets_no_invented_reduction(self) -> None:
        assert silent(HOTAN, "settlement.reduction", filing="none")

    def test_a_referral_is_known_only_by_its_bound(self) -> None:
        assert said(HOTAN, "settlement.reduction", filing="referred_patient")[0] == Reduction(
            "points", Fraction(0), Fraction(1, 10)
        )

    def test_critical_illness_of_2021(self) -> None:
        rule = HOTAN.resolve("critical.brackets", facts(assistance="none"), TODAY)
        value = rule.value
        assert isinstance(value, Brackets)
        assert (value.threshold, value.basis, value.cap) == (yuan("6269.00"), "excess", None)
        assert [step.ratio for step in value.steps] == [
            Fraction(55, 100), Fraction(65, 100), Fraction(75, 100),
        ]  # fmt: skip
        # One county's figures of 2021 without a word on a cap: never shown as confirmed.
        assert rule.status is Status.SECONDARY
        assert rule.citation.note.startswith("2021 公布，需核实")

    def test_outpatient_deductible_of_employees_cannot_be_computed(self) -> None:
        asked = {"insurance": "employee", "category": "retired", "care_type": "outpatient"}
        assert said(HOTAN, "outpatient.ratio", **asked) == (Fraction(65, 100), Status.SECONDARY)
        assert said(HOTAN, "outpatient.ceiling", **asked)[0] == Ceiling(
            yuan("1300.00"), "visit", "pool"
        )
        assert silent(HOTAN, "outpatient.deductible", **asked)


class TestGuangxi:
    @pytest.mark.parametrize(
        ("disease", "resident", "employee"),
        [
            ("M04600", ("20.00", "2000.00"), ("100.00", "5500.00")),
            ("M03900", ("10.00", "2000.00"), ("50.00", "5500.00")),
            ("M02100", ("0.00", "3500.00"), ("0.00", "6000.00")),
            ("M07101", ("20.00", "5000.00"), ("100.00", "12000.00")),
            ("M06201", ("20.00", "2500.00"), ("100.00", "8500.00")),
        ],
    )
    def test_the_table_of_limits(
        self, disease: str, resident: tuple[str, str], employee: tuple[str, str]
    ) -> None:
        for insurance, (deductible, ceiling) in (("resident", resident), ("employee", employee)):
            asked = {"disease": disease, "insurance": insurance}
            amount, status = said(HECHI, "chronic.deductible", **asked)
            assert amount == Deductible(yuan(deductible), "month", "after_ratio")
            # The order is the doubtful part: with nothing to subtract there is no doubt.
            doubtful = Status.OFFICIAL if deductible == "0.00" else Status.UNVERIFIED
            assert status is doubtful
            assert said(HECHI, "chronic.ceiling", **asked) == (
                Ceiling(yuan(ceiling), "year", "disease"), Status.OFFICIAL,
            )  # fmt: skip

    def test_gaps_of_the_table_stay_gaps(self) -> None:
        assert silent(HECHI, "chronic.ceiling", disease="M00105", insurance="employee")
        for code in ("M00500", "M07801", "M01200", "GX1900", "M01701", "M00101"):
            assert silent(HECHI, "chronic.ceiling", disease=code)
            assert silent(HECHI, "chronic.ratio", disease=code)

    def test_ratios(self) -> None:
        asked = {"disease": "M04600"}
        assert said(HECHI, "chronic.ratio", **asked) == (Fraction(1, 2), Status.SECONDARY)
        assert said(HECHI, "chronic.ratio", level="1", **asked) == (
            Fraction(4, 5), Status.UNVERIFIED,
        )  # fmt: skip
        for category, ratio in (("active", 70), ("retired", 75)):
            person = {"insurance": "employee", "category": category, **asked}
            assert said(HECHI, "chronic.ratio", **person)[0] == Fraction(ratio, 100)
            assert silent(HECHI, "chronic.ratio", level="2", **person)

    def test_there_are_38_diseases_and_one_of_them_in_two_groups(self) -> None:
        own = GUANGXI.packs[0].diseases
        assert len(own) == 39
        assert (
            sum(disease.code.startswith("M039") or disease.code == "GX0200" for disease in own) == 2
        )

    @pytest.mark.parametrize(
        ("scope", "filing", "points"),
        [
            ("within_province", "none", 0),
            ("within_province", "referred_patient", 0),
            ("within_province", "temporary_traveller", 0),
            ("cross_province", "long_term_resident", 0),
            ("cross_province", "referred_patient", 10),
            ("cross_province", "none", 20),
            ("cross_province", "emergency_rescue", 0),
        ],
    )
    def test_reductions_now(self, scope: str, filing: str, points: int) -> None:
        value, status = said(HECHI, "settlement.reduction", scope=scope, filing=filing)
        assert isinstance(value, Reduction)
        assert value.low == value.high == Fraction(points, 100)
        assert value.mode == ("points" if points else "none")
        inside = scope == "within_province"
        assert status is (Status.OFFICIAL if inside else Status.SECONDARY)

    def test_reductions_inside_before_july_2023(self) -> None:
        day = date(2023, 6, 30)
        for filing, points in (("none", 15), ("referred_patient", 5)):
            value, status = said(
                HECHI, "settlement.reduction", day, scope="within_province", filing=filing
            )
            assert value == Reduction("points", Fraction(points, 100), Fraction(points, 100))
            assert status is Status.SECONDARY

    @pytest.mark.parametrize(
        ("day", "standing"),
        [(date(2025, 3, 27), Status.SECONDARY), (TODAY, Status.UNVERIFIED)],
    )
    def test_residents_in_hospital(self, day: date, standing: Status) -> None:
        asked = {"care_type": "inpatient", "scope": "within_province"}
        for level, first, later, ratio in (
            ("1", 100, 100, 90),
            ("2", 300, 200, 75),
            ("3", 600, 300, 60),
        ):
            for number, amount in (("1", first), ("2+", later)):
                found = said(
                    HECHI, "inpatient.deductible", day, level=level,
                    admission_no=number.removesuffix("+"), **asked,
                )  # fmt: skip
                assert found == (
                    Deductible(yuan(str(amount)), "visit", "before_ratio"), standing,
                )  # fmt: skip
            value = said(
                HECHI, "inpatient.ratio", day, level=level, institution_class="municipal", **asked
            )
            assert value == (Fraction(ratio, 100), standing)
        regional = said(HECHI, "inpatient.ratio", institution_class="regional", **asked)
        assert regional == (Fraction(55, 100), Status.UNVERIFIED)

    def test_employees_in_hospital_are_a_gap(self) -> None:
        asked = {"insurance": "employee", "category": "active", "care_type": "inpatient"}
        assert silent(HECHI, "inpatient.deductible", **asked)
        assert silent(HECHI, "inpatient.ratio", **asked)

    def test_employees_outpatient(self) -> None:
        asked = {"insurance": "employee", "category": "active", "care_type": "outpatient"}
        for level, amount in (("3", 300), ("2", 200), ("1", 100), ("none", 100)):
            assert said(HECHI, "outpatient.deductible", level=level, **asked) == (
                Deductible(yuan(str(amount)), "year", "before_ratio"), Status.OFFICIAL,
            )  # fmt: skip
        assert said(HECHI, "outpatient.ceiling", **asked) == (
            Ceiling(yuan("2000.00"), "year", "pool"), Status.UNVERIFIED,
        )  # fmt: skip

    def test_the_disputed_top_bracket_is_unverified(self) -> None:
        rule = HECHI.resolve("critical.brackets", facts(assistance="none"), TODAY)
        assert isinstance(rule.value, Brackets)
        assert rule.value.steps[-1].ratio == Fraction(4, 5)
        assert rule.status is Status.UNVERIFIED
        assert "70%" in rule.citation.note


class TestChengdu:
    @pytest.mark.parametrize(
        ("level", "age", "percent"),
        [
            ("3", "49", 85),
            ("3", "50", 87),
            ("3", "90", 95),
            ("3", "100", 100),
            ("2", "65", 94),
            ("1", "80", 100),
            ("1", "79", 98),
        ],
    )
    def test_the_ratio_of_employees_grows_with_age(
        self, level: str, age: str, percent: int
    ) -> None:
        person = {"insurance": "employee", "category": "retired", "care_type": "inpatient"}
        found = said(CHENGDU, "inpatient.ratio", level=level, age=age, **person)
        assert found == (Fraction(percent, 100), Status.SECONDARY)

    def test_neighbours_need_no_filing_and_other_provinces_fall_back_to_the_country(self) -> None:
        asked = {"care_type": "inpatient", "insurance": "employee"}
        assert (
            said(CHENGDU, "filing.requirement", care_area="500101", **asked)[0] == "filing_exempt"
        )
        assert said(CHENGDU, "filing.requirement", care_area="440100", **asked)[0] == "must_file"
        assert silent(CHENGDU, "settlement.reduction", care_area="440100", filing="none", **asked)
