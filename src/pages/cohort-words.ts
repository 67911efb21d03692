/** What the cohort's page says of those that it compares: participants, or in an aggregate groups of them. */

export interface CohortWords {
  readonly head: string;
  /** After "Fewer than two ..." and the like, a sentence each. */
  readonly tooFew: string;
  readonly alike: string;
  readonly shares: string;
  readonly none: string;
  readonly distinctive: string;
  readonly noTag: string;
}

export const OF_PARTICIPANTS: CohortWords = {
  head: "Participant",
  tooFew:
    "Fewer than two participants have 20 videos with such a tag: too few to say in words what differs.",
  alike: "No topic is clearly larger with one participant than with all others",
  shares:
    "of a participant, but for those of reach such as fyp, which stand on any video. Below each share its 95 % interval in per cent, wider where the tags of few videos come together (Jeffreys, at the effective number of occurrences).",
  none: "Nobody has 20 videos with a tag, so that these are of all videos and cannot be compared.",
  distinctive:
    "Tags on at least three of a participant’s videos that they have more often than the others, the surest first, and none whose interval reaches 0",
  noTag: "None that is clearly more often.",
};

export const OF_GROUPS: CohortWords = {
  head: "Group",
  tooFew: "There are no two groups whose topics can be compared.",
  alike: "No topic is clearly larger with one group than with all others",
  shares:
    "of everyone, or of a group, that are on no list of tags of reach. Below each share its interval in per cent: of participants drawn anew, then the videos of each.",
  none: "There are fewer than 20 videos with a tag, so that these are of all videos.",
  distinctive:
    "Tags on at least three of a group’s videos that it has more often than everyone else; only those that enough participants of each group have",
  noTag: "None that can be told.",
};
