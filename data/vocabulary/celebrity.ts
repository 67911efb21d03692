// The vocabulary of celebrity and entertainment.
import { phrases, words, type Topic } from "./topic.ts";

export const celebrity: Topic = {
  name: "celebrity",
  desk: "redcarpet",
  popularity: 11,
  core: [
    ...words(`celebrity taylorswift popculture celebritynews swifties hollywood entertainment`),
    ...words(`PopCultureNews movie music actor oscars redcarpet celebnews royalfamily`),
  ],
  tail: words(`
    erastour swiftok beyonce traviskelce kimkardashian kardashians royals princessofwales
    princewilliam kingcharles barbie oppenheimer FilmTok movietok cillianmurphy margotrobbie
    dune2 zendaya timotheechalamet selenagomez justinbieber rihanna drake badbunny kpop bts
    blackpink kdrama anime netflix hbo disney marvel realitytv loveisblind thebachelor
    vanderpumprules housewives podcastersoftiktok paparazzi gossip tea teatok spilltheteatok
    blinditems fashion fashiontok metgala grammys emmys goldenglobes interview latenightshow
    snl standup comedy comedian magician broadway musicals concert ticketmaster newalbum
    musicnews rap hiphop countrymusic texasholdem britneyspears 90s y2k nostalgia throwback
    awardseason bestdressed lookbook famosos farándula
  `),
  unusual: [
    ...words(`방탄소년단 아이돌 アニメ 🎬 🎤 🎬oscars`),
    "it's giving",
    "taylor's version",
    "who's who",
  ],
  stems: words(`celebrity popculture royal movie oscars swiftie netflix reality music album`),
  endings: words(`news tea tok gossip edit moments drama`),
  local: words(`concert`),
  searches: phrases(`
    taylor swift new album, oscars best picture 2024, beyonce country album, celebrity couples 2024,
    kate middleton photo, best dressed red carpet, celebrities who look alike, eras tour surprise songs,
    oppenheimer cast, barbie movie snub, dune 2 ending explained, love is blind reunion,
    celebrity interviews gone wrong, awkward red carpet moments, who is the richest rapper,
    how old is taylor swift, new netflix shows, golden globes monologue, snl cold open,
    one hit wonders 90s, "don't look up" ending explained, kpop comeback 2024, bts military discharge date, the crown final season,
    britney spears book, real housewives drama, ticketmaster fees lawsuit
  `),
  subjects: phrases(`
    taylor swift, beyonce, royal family, barbie movie, oppenheimer, dune part two, reality tv reunion,
    award show host, eras tour, pop star documentary
  `),
  aspects: phrases(`
    {s} interview, {s} news, {s} outfit, {s} edit, {s} reaction, {s} fan theory, {s} explained,
    {s} behind the scenes, {s} funny moments, {s} 2024
  `),
  captions: [
    "Everything that happened on the {s} front while you were asleep.",
    "The dress. The hair. The WALK. Ten out of ten 💅",
    "Body language reads are not evidence, so let's look at the {s} facts.",
    "We asked fans in {p} how much they paid for tickets. Sit down first.",
    'She said "I\'m just happy to be here", and we believe her.',
    "A complete timeline of the {s}, part 1 of 4.",
  ],
  near: ["sport", "food", "news"],
  stories: [
    {
      on: "2024-03-10",
      heat: 14,
      tags: words(`Oscars oscars2024 academyawards bestpicture imjustken vanityfairparty
      bestactress oscarsredcarpet emmastone`),
      searches: phrases(`
        oscars 2024 winners list, im just ken performance, oscars best dressed, oscars monologue,
        who won best actress, oscars in memoriam 2024, oscars red carpet looks, vanity fair party,
        best picture presenter mistake, oscars ratings, oppenheimer oscars sweep
      `),
      captions: ["Oscars recap, but only the parts that you will be asked about tomorrow 🎬"],
    },
    {
      on: "2024-02-05",
      heat: 9,
      tags: words(`Grammys grammys2024 albumoftheyear fastcar tracychapman thetorturedpoets`),
      searches: phrases(`
        grammys 2024 winners, fast car grammys performance, album of the year grammys, ttpd track list,
        grammys best dressed, grammys speech, joni mitchell performance
      `),
      captions: ["That duet healed something in all of us."],
    },
    {
      on: "2024-03-13",
      heat: 8,
      tags: words(`katemiddleton photoshopfail kensingtonpalace princess`),
      searches: phrases(`
        kate middleton photo edit, kensington palace statement,
        photo agency kill notice, royal family photo details
      `),
      captions: ["What a photo agency's kill notice is, and why editors take it seriously."],
    },
  ],
};
