/** The report of a study whose tags nobody has analysed, and what the console says of it. */
import type { Config } from "../src/config/types.ts";
import type { Study } from "../src/read/study.ts";
import { memberOf, noticesOf } from "../src/report/member.ts";
import { toldOf } from "../src/report/notices.ts";
import { participantReport } from "../src/report/participant-report.ts";
import { rowOf } from "../src/report/participant-row.ts";
import { makeReport, saidNotices, type StudyReport } from "../src/report/report.ts";
import { totalsOf } from "../src/report/totals.ts";

export function reportOf(config: Config, study: Study): { report: StudyReport; said: string[] } {
  const { formats, methods, lists } = study;
  const told = toldOf(study, config.dataDir);
  const members = study.participants.map((own) => memberOf(own, [], told.of(own.file)));
  const gathered = { config, members, notices: told.others, formats, methods, lists };
  const notices = noticesOf(gathered).map((told) => told.map(({ shown }) => shown));
  const rows = study.participants.map((participant, i) => ({
    row: rowOf(participantReport(participant, [], config, notices[i] ?? [])),
  }));
  const report = makeReport(gathered, totalsOf(gathered.members, gathered.config), rows);
  return { report, said: saidNotices(report, gathered) };
}
