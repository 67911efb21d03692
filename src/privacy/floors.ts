/** Leaves out participants with too few videos to be shown, with the settings that name them, and counts them. */
import type { Config } from "../config/types.ts";
import { quote } from "../error.ts";
import { plural } from "../format.ts";
import { countVideos } from "../read/participant.ts";
import type { Study } from "../read/study.ts";

export function applyFloors(study: Study, config: Config): { study: Study; config: Config } {
  const shown = withoutSmall(study, config);
  const ids = new Set(shown.participants.map(({ id }) => id));
  // Settings name participants: only those who are shown may stand in a manifest.
  const overrides = new Map([...config.overrides].filter(([id]) => ids.has(id)));
  return { study: shown, config: { ...config, overrides } };
}

function withoutSmall(study: Study, { minVideos, settingsFile }: Config): Study {
  const participants = study.participants.filter(({ rows }) => rows.length >= minVideos);
  const gone = study.participants.filter(({ rows }) => rows.length < minVideos);
  if (gone.length === 0) return study;
  const files = new Set(gone.map(({ file }) => file));
  // A notice of one who stays may name one who does not.
  const unnamed = (what: string): string =>
    gone.reduce((text, { id }) => text.replaceAll(quote(id), "(left out)"), what);
  const what = `${plural(gone.length, "participant")} with fewer than ${plural(minVideos, "video")} left out`;
  return {
    ...study,
    participants,
    videos: countVideos(participants),
    notices: [
      ...study.notices
        .filter(({ file }) => !files.has(file))
        .map((notice) => ({ ...notice, what: unnamed(notice.what) })),
      {
        file: settingsFile.file,
        line: settingsFile.lineOf("publish", "minVideos"),
        what,
        shown: what,
      },
    ],
  };
}
