"""What check, review and triage do."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from criteria.edition import Edition
from pipelines.console import Voice, fail
from pipelines.exit_codes import ExitCode
from pipelines.made import folder_names
from pipelines.messages import message_for
from pipelines.outcome import ReportJob, ReportOutcome
from pipelines.outputs import REVIEW_FILE, WORKSHEET_FILE, require_writable, write_text
from pipelines.progress import BatchProgress
from pipelines.run_join import UNREADABLE, read_results
from pipelines.run_record import RUN_FILE, run_record
from pipelines.settings import Settings
from pipelines.submissions import Submission, discover, submission_of
from pipelines.triage_rows import rows_of
from worksheets.errors import OutputError
from worksheets.triage import write_triage


def _job(submission: Submission, out: Path, settings: Settings, created: str) -> ReportJob:
    s = submission
    return ReportJob(s.name, s.source, s.files, str(out), created, settings, s.links)


def _placed(submissions: Sequence[Submission], out: Path) -> list[Submission]:
    """Give every submission its own folder in `out`, apart from those of other sources."""
    names = folder_names(out, [(s.name, s.source) for s in submissions])
    return [replace(s, name=name) for s, name in zip(submissions, names, strict=True)]


def _require_output(out: Path, voice: Voice) -> None:
    try:
        require_writable(out)
    except OutputError as error:
        fail(voice, error.code, error.detail)


def _require_edition(name: str, voice: Voice) -> Edition:
    from criteria.errors import CriteriaError
    from criteria.loader import load_edition

    try:
        return load_edition(name)
    except CriteriaError as error:
        fail(voice, error.code, str(error))


def _require_model(edition: Edition, settings: Settings, voice: Voice) -> None:
    from classifiers.errors import ModelError
    from pipelines.model_check import require_model

    try:
        require_model(edition, settings.model)
    except ModelError as error:
        fail(voice, error.code, error.detail)


def _say_kept(outcome: ReportOutcome, out: Path, voice: Voice) -> None:
    if outcome.kept:
        path = out / outcome.folder / outcome.kept
        voice.warn(
            f"แผ่นงานเดิมที่มีผู้กรอกไว้ เก็บไว้ที่ {path}",
            f"The earlier worksheet, filled in by a person, was kept as {path}",
        )


def check_report(report: Path, out: Path, settings: Settings, created: str, voice: Voice) -> None:
    """Review one submission in one worker process, without Prefect, and write its files.

    Raises:
        typer.Exit: with the exit code of the error when the report cannot be reviewed.
    """
    from pipelines.workers import close_workers, run_isolated

    if not os.path.lexists(report):
        fail(voice, "file.not_found", str(report))
    _require_output(out, voice)
    _require_model(_require_edition(settings.edition, voice), settings, voice)
    try:
        submission = _placed([submission_of(report, out)], out)[0]
        outcome = run_isolated(_job(submission, out, settings, created))
    finally:
        close_workers()
    if outcome.failed:
        fail(voice, outcome.code, outcome.detail)
    folder = out / outcome.folder
    _say_kept(outcome, out, voice)
    if voice.as_json:
        voice.answer((folder / REVIEW_FILE).read_text(encoding="utf-8"))
    else:
        voice.say(*_check_summary(outcome, folder))


def _counts(outcome: ReportOutcome) -> tuple[int, int, int, int]:
    count = outcome.counts.get
    return count("found", 0), count("weak", 0), count("missing", 0), count("cannot_judge", 0)


def _check_summary(outcome: ReportOutcome, folder: Path) -> tuple[str, str]:
    found, weak, missing, unknown = _counts(outcome)
    name = outcome.agency or outcome.name
    thai = (
        f"{name}: พบหลักฐาน {found} ช่อง พบบางส่วน {weak} ไม่พบ {missing} ตัดสินไม่ได้ {unknown} "
        f"(ช่องว่างที่ต้องแก้ก่อน {outcome.blocking} ช่อง ปัญหาไฟล์ {outcome.problems})\n"
        f"แผ่นงาน: {folder / WORKSHEET_FILE}\nอ่านในเบราว์เซอร์: {folder / 'report.html'}"
    )
    english = (
        f"{name}: found {found}, weak {weak}, missing {missing}, cannot judge {unknown} "
        f"(blocking gaps {outcome.blocking}, problems {outcome.problems})\n"
        f"Worksheet: {folder / WORKSHEET_FILE}\nPage: {folder / 'report.html'}"
    )
    return thai, english


def review_batch(
    paths: Sequence[Path], out: Path, settings: Settings, created: str, workers: int, voice: Voice
) -> ExitCode:
    """Review a batch with Prefect and write all results.

    Args:
        paths: files, folders, zips.
        out: output folder.
        settings: settings of the run.
        created: time of the run.
        workers: reports at a time, 0 for as many as cores and free memory allow.
        voice: how to speak.

    Returns:
        DONE, SOME_FAILED when at least one report has no review, or CRITERIA_OR_MODEL when all failed by these.
    """
    _require_output(out, voice)
    edition = _require_edition(settings.edition, voice)
    _require_model(edition, settings, voice)
    submissions = discover(paths, out)
    if not submissions:
        fail(voice, "submission.empty", ", ".join(str(p) for p in paths))
    jobs = [_job(s, out, settings, created) for s in _placed(submissions, out)]

    from pipelines.prefect_home import ForeignServer, prepare_environment

    prepare_environment()
    try:
        with BatchProgress(len(jobs), voice) as progress:
            from pipelines.flows import run_batch
            from pipelines.worker_count import worker_count

            outcomes = run_batch(jobs, worker_count(len(jobs), workers), progress.note)
    except (ForeignServer, OutputError) as error:
        fail(voice, error.code, error.detail)
    record = run_record(outcomes, settings, created, edition.id)
    try:
        write_text(out / RUN_FILE, record)
        _write_triage(out, read_results(out, outcomes).outcomes, edition, created)
    except OutputError as error:
        fail(voice, error.code, error.detail)
    if voice.as_json:
        voice.answer(record)
    _say_batch(outcomes, out, voice)
    for outcome in outcomes:
        _say_kept(outcome, out, voice)
    return end_of(outcomes)


def end_of(outcomes: Sequence[ReportOutcome]) -> ExitCode:
    """Return how a batch ends: by its criteria or model when they alone failed every report."""
    codes = [o.code for o in outcomes if o.failed]
    by_model = all(message_for(code).exit_code is ExitCode.CRITERIA_OR_MODEL for code in codes)
    if codes and by_model and len(codes) == len(outcomes):
        return ExitCode.CRITERIA_OR_MODEL
    return ExitCode.SOME_FAILED if codes else ExitCode.DONE


def _write_triage(out: Path, outcomes: Sequence[ReportOutcome], edition: Edition, created: str) -> list[str]:
    """Write the table and return the names of the reports whose stored review cannot be used."""
    from datetime import datetime

    rows = list(rows_of(out, outcomes, edition))
    write_triage(rows, edition, out, datetime.fromisoformat(created))
    return [row.name for row in rows if row.error_code == UNREADABLE]


def _say_batch(outcomes: Sequence[ReportOutcome], out: Path, voice: Voice) -> None:
    failed = [o for o in outcomes if o.failed]
    for o in outcomes:
        if o.failed:
            message = message_for(o.code)
            # With --json the same stands in the answer; with --quiet a failure must not pass unseen.
            tell = voice.say if voice.as_json else voice.warn
            tell(
                f"✗ {o.name}: {message.cause_th} ({o.code}) · วิธีแก้: {message.cure_th}",
                f"✗ {o.name}: {message.cause_en} ({o.code}) · cure: {message.cure_en}",
            )
        else:
            found, weak, missing, unknown = _counts(o)
            name = o.agency or o.name
            voice.say(
                f"✓ {name}: พบ {found} พบบางส่วน {weak} ไม่พบ {missing} ตัดสินไม่ได้ {unknown} ต้องแก้ก่อน {o.blocking}",
                f"✓ {name}: found {found}, weak {weak}, missing {missing}, cannot judge {unknown}, "
                f"blocking {o.blocking}",
            )
    done = len(outcomes) - len(failed)
    voice.say(
        f"ทบทวนแล้ว {done} ฉบับ ไม่สำเร็จ {len(failed)} ฉบับ\nผลอยู่ที่ {out.resolve()}\n"
        f"  ภาพรวมทุกหน่วยงาน: triage.xlsx   รายหน่วยงาน: <ชื่อรายงาน>/{WORKSHEET_FILE} และ report.html",
        f"{done} reviewed, {len(failed)} failed\nResults: {out.resolve()}\n"
        f"  overview: triage.xlsx   each report: <report>/{WORKSHEET_FILE} and report.html",
    )


def triage_folder(folder: Path, edition: str, created: str, voice: Voice) -> None:
    """Write triage.xlsx and triage.csv again from the reviews and run.json in `folder`.

    Raises:
        typer.Exit: there is no review, the files cannot be written, or some stored results cannot be read (the table
            is written all the same and has a failed row for each of these reports).
    """
    criteria = _require_edition(edition, voice)
    results = read_results(folder)
    outcomes = results.outcomes
    if not outcomes and not results.broken:
        fail(voice, "submission.empty", str(folder))
    try:
        unusable = _write_triage(folder, outcomes, criteria, created)
    except OutputError as error:
        fail(voice, error.code, error.detail)
    if voice.as_json:
        import json

        voice.answer(json.dumps([o.as_dict() for o in outcomes], ensure_ascii=False, indent=2) + "\n")
    voice.say(f"สร้าง {folder / 'triage.xlsx'} แล้ว", f"Wrote {folder / 'triage.xlsx'}")
    if results.broken or unusable:
        fail(voice, UNREADABLE, "\n".join(dict.fromkeys([*results.broken, *unusable])))
