// The vocabulary of education.
import { phrases, words, type Topic } from "./topic.ts";

export const education: Topic = {
  name: "education",
  desk: "classroom",
  popularity: 5,
  core: [
    ...words(`education teacher school TeacherTok teachersoftiktok college students learning`),
    ...words(`studentloans teachertok edutok university highschool`),
  ],
  tail: words(`
    studentdebtrelief fafsa scholarship collegelife collegetiktok campus graduation
    classof2024 sat act apclass apush homework literacy reading scienceofreading phonics
    specialeducation kindergarten elementaryschool middleschool principal substitute
    schoollunch schoolboard publicschools privateschool homeschool unschooling genalpha
    ipadkids ipadkid screentime phonefreeschools teacherstrike teacherlife teacherburnout
    quittingteaching librarian schoollibrary grammar vocabulary spanishlessons learnspanish
    learnenglish languagelearning duolingo englishteacher studytok studytips studywithme
    gradschool phdlife professor academia plagiarism admissions ivyleague harvard
    legacyadmissions fraternity deadline schoolsafety schoolbus bullying antibullying
    educación aprende profe maestra 1984 curriculum
  `),
  unusual: [
    ...words(`教育 学校 학교 शिक्षा образование تعليم 🍎teacher 📚`),
    "teachers' lounge",
    "bachelor's degree",
    "i'm a teacher",
  ],
  stems: words(`teacher school college student classroom study math reading`),
  endings: words(`tok life tips problems 2024 humor news hacks`),
  local: words(`schools teachers university highschool`),
  searches: phrases(`
    student loan forgiveness 2024, fafsa delay update, gen alpha reading levels, teacher quits mid year,
    ipad kids explained, school phone ban, college admissions reaction, how to study for finals,
    save plan explained, spanish lessons for beginners, learn a language fast, teacher storytime,
    school board meeting goes viral, hardest college majors, university president resigns,
    why are teachers quitting, sat going digital, harvard acceptance rate, best free online courses,
    snow day announcement, principal announcement funny, phonics vs whole language, grammar mistakes,
    teacher salary by state
  `),
  subjects: phrases(`
    student loan, fafsa form, school phone ban, teacher salary, college admission, gen alpha classroom,
    reading crisis, school board
  `),
  aspects: phrases(`
    {s} explained, {s} 2024, {s} {p}, {s} update, {s} tips, {s} reaction, {s} story, {s} debate
  `),
  captions: [
    "Things my students said this week, volume 27.",
    "A teacher in {p} explains the {s} from the inside.",
    "If your form is still stuck, do this first.",
    "Let's talk about the {s}, kindly.",
  ],
  near: ["health", "tech", "economy", "science"],
  stories: [
    {
      on: "2024-02-21",
      heat: 7,
      tags: words(`saveplan loanforgiveness StudentLoans studentloanforgiveness debtcancelled
      fafsa2024`),
      searches: phrases(`
        save plan loan forgiveness email, who qualifies for student loan forgiveness, fafsa 2024 problems,
        student loans cancelled february, income driven repayment explained
      `),
      captions: ["Check your inbox: the email about your loans might be real."],
    },
    {
      on: "2024-01-23",
      heat: 6,
      tags: words(`genalphareading teacherwarning kidscantread readingcrisis sephorakids`),
      searches: phrases(`
        gen alpha cannot read, teachers on gen alpha, sephora kids explained, phonics at home,
        reading level by grade
      `),
      captions: ["Seventh grade, third grade reading level. We need to talk."],
    },
  ],
};
