// The vocabulary of technology.
import { phrases, words, type Topic } from "./topic.ts";

export const tech: Topic = {
  name: "tech",
  desk: "gadgetlab",
  popularity: 7,
  core: [
    ...words(`tech ai technology artificialintelligence TechTok chatgpt techtok apple technews`),
    ...words(`tiktokban openai iphone elonmusk deepfake coding`),
  ],
  tail: words(`
    visionpro applevisionpro virtualreality samsung android google gemini microsoft nvidia
    meta instagramdown cybersecurity hacker hacking privacy dataprivacy algorithm section230
    socialmedia bytedance savetiktok keeptiktok robot robotics bostondynamics tesla cybertruck
    ev electriccars selfdrivingcars waymo drone drones startup siliconvalley techlayoffs
    softwareengineer programmer python javascript pcgaming gaming gta6 nintendo playstation
    streaming cordcutting sora aivideo aiart midjourney voiceclone scamalert passwords bitcoin
    crypto blockchain 5g starlink neuralink brainchip quantumcomputing datacenter gadget
    gadgets techreview unboxing lifehack iphonetricks androidtips tecnología righttorepair
    oldtech windows95 internetarchive ai2024 gpt4
  `),
  unusual: [
    ...words(`人工智能 テクノロジー 인공지능 технологии تقنية 🤖ai 📱`),
    "kids' privacy",
    "what's new in tech",
  ],
  stems: words(`ai tech iphone robot crypto gaming app cyber startup`),
  endings: words(`tok news tips explained 2024 hack review update`),
  local: words(`tech startups`),
  searches: phrases(`
    tiktok ban explained, is tiktok getting banned, chatgpt tips, ai generated video, apple vision pro demo,
    gta 6 trailer, cybertruck crash test, how does ai work, best free ai tools, deepfake detection,
    robots taking jobs, iphone hidden features, neuralink first patient, sora openai video, instagram down,
    self driving taxi {p}, password manager, how to spot ai images, right to repair, bitcoin price today,
    what is section 230, tech layoffs 2024, humanoid robot demo, voice cloning scam, starlink review,
    how to get your data back, social media hearing
  `),
  subjects: phrases(`
    tiktok ban, vision pro, ai video, chatgpt, cybertruck, deepfake, bitcoin, humanoid robot,
    data privacy law, driverless taxi
  `),
  aspects: phrases(`
    {s} explained, {s} 2024, {s} review, {s} news, {s} fail, {s} update, is {s} safe, {s} reaction,
    how does {s} work, {s} {p}
  `),
  captions: [
    "I tried the {s} for a week so you don't have to.",
    "This video was not made by AI. Or was it?",
    "Three settings on your phone to change tonight 📱",
    "Lawmakers asked about the {s}. The answers got awkward.",
    "The {s}, explained to my grandmother (she had better questions than the senators).",
  ],
  near: ["science", "economy", "politics", "education"],
  stories: [
    {
      on: "2024-03-13",
      heat: 16,
      tags: words(`TikTokBan savetiktok keeptiktok tiktokban2024 KeepTikTok tiktokbill freespeech
      callcongress foreignadversary`),
      searches: phrases(`
        tiktok ban bill vote, tiktok ban march 2024, will tiktok be banned, who owns bytedance,
        tiktok ban house vote results, how to save tiktok drafts, tiktok ban senate, tiktok ceo hearing,
        what happens if tiktok is banned, call your representative tiktok, divest or ban meaning
      `),
      captions: [
        "The House just passed the TikTok bill. Here is what happens next.",
        "What the TikTok bill says, paragraph by paragraph, on TikTok.",
      ],
    },
    {
      on: "2024-02-02",
      heat: 7,
      tags: words(`visionprofail spatialcomputing AppleVisionPro headset childsafetyhearing`),
      searches: phrases(`
        apple vision pro review, vision pro returns, vision pro while driving, vision pro price,
        social media ceo hearing, senate hearing tech ceos
      `),
      captions: ["24 hours in a headset. My neck has opinions."],
    },
  ],
};
