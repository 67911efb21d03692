/** Everybody of whom the study's folder holds rows, those who have withdrawn too. */
import type { Config } from "../config/types.ts";
import { formatOf } from "./formats/formats.ts";
import { discover } from "./participant-files.ts";
import type { ParticipantFile } from "./participant.ts";

/** @throws InputError where the folder, or a table whose column names them, cannot be read */
export async function knownParticipants(config: Config): Promise<ParticipantFile[]> {
  const { files, withdrawn } = await discover({ ...config, participants: null });
  const all = [...files, ...withdrawn];
  if (config.participantColumn === null) return all;
  const known: ParticipantFile[] = [];
  for (const { id, file } of all) {
    const owners = new Set<string>();
    const hidden = {
      column: () => {},
      value: () => {},
      participant: (owner: string) => owners.add(owner),
    };
    await formatOf(file, config).eachHidden(file, config.fields, hidden, config);
    known.push(...(owners.size === 0 ? [id] : [...owners]).map((owner) => ({ id: owner, file })));
  }
  return known;
}
