// The vocabulary of the economy.
import { phrases, words, type Topic } from "./topic.ts";

export const economy: Topic = {
  name: "economy",
  desk: "moneydesk",
  popularity: 7,
  core: [
    ...words(`economy inflation money finance MoneyTok jobs costofliving housing capitalism`),
    ...words(`personalfinance stocks recession business rent housingmarket`),
  ],
  tail: words(`
    investing stockmarket wallstreet sp500 federalreserve interestrates mortgage realestate
    homebuying firsttimehomebuyer landlords affordablehousing homeless minimumwage livingwage
    wages union unionstrong uawstrike strike laborrights amazon amazonworkers corporategreed
    shrinkflation greedflation groceryprices groceryhaul gasprices taxes taxtok taxseason irs
    taxrefund 401k retirement socialsecurity studentdebt creditcard debt debtfree budgeting
    frugal frugalliving sidehustle smallbusiness entrepreneur layoffseason remotework
    returntooffice quietquitting careertok jobsearch resume interviewtips hiring unemployment
    genzmoney millennials boomers middleclass wealthinequality billionaires taxtherich ipo
    economics economicsexplained supplychain shipping portstrike trade tariffs gold
    debtceiling boycott bidenomics dinero economía
  `),
  unusual: [
    ...words(`経済 экономика 경제 اقتصاد 💰 📈stocks`),
    "workers' rights",
    "can't afford rent",
  ],
  stems: words(`money inflation housing rent tax job economy grocery stock`),
  endings: words(`tok news tips crisis 2024 explained hacks facts`),
  local: words(`housing realestate rent jobs`),
  searches: phrases(`
    why is everything so expensive, inflation explained, housing market 2024, interest rates today,
    how to file taxes for free, tax refund schedule 2024, shrinkflation examples, grocery prices 2020 vs 2024,
    average rent in {p}, how to buy a house, what is a recession, layoffs 2024 list, stock market today,
    minimum wage by state, union strike update, how to save money fast, credit score explained,
    401k for beginners, four day work week, quiet quitting, social security 2024, who owns everything,
    cereal ceo interview, gas prices today, side hustles that work, billionaire tax, gen z money habits
  `),
  subjects: phrases(`
    inflation, interest rate, housing market, tax refund, minimum wage, grocery prices, rent control,
    auto workers strike, stock market, student debt
  `),
  aspects: phrases(`
    {s} explained, {s} 2024, {s} {p}, {s} prediction, {s} update, {s} tips, {s} today, {s} chart,
    why is {s} rising, {s} crash
  `),
  captions: [
    "The {s}, in one chart and sixty seconds 📈",
    "Same cart, same store in {p}, four years apart.",
    'The boss said "we are a family". The paycheck disagreed.',
    "What the {s} means if you rent, own, or sleep on a couch.",
    "I read the earnings call so that you do not have to.",
  ],
  near: ["politics", "tech", "food", "education"],
  stories: [
    {
      on: "2024-03-06",
      heat: 9,
      tags: words(`Shrinkflation cerealfordinner boycottcereal letthemeatcereal
      smallerbags`),
      searches: phrases(`
        cereal for dinner ceo, cereal boycott explained, shrinkflation state of the union,
        cereal boycott april 1, shrinkflation chips bag, why is cereal so expensive,
        cheap dinner instead of cereal
      `),
      captions: ["Cereal for dinner is not a budget plan."],
    },
    {
      on: "2023-09-20",
      heat: 8,
      tags: words(`uawstrike uaw standupstrike bigthree autoworkers picket`),
      searches: phrases(`
        auto workers strike explained, uaw demands, big three automakers, longest strike in history,
        picket line song
      `),
      captions: ["On the picket line with the night shift."],
    },
  ],
};
