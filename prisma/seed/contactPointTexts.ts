/** Contact points in English and Arabic; names of places stay as they are. */
export interface ContactPointText {
  readonly key: string;
  readonly en: { readonly summary: string; readonly description: string };
  readonly ar: { readonly summary: string };
}

export function contactPointText(key: string, summary: string, description: string, arabic: string): ContactPointText {
  return { key, en: { summary, description }, ar: { summary: arabic } };
}

export const CONTACT_POINT_TEXTS: readonly ContactPointText[] = [
  contactPointText(
    "koordination",
    "First stop for every question in the quarter: advice, help with forms, contact to groups.",
    "Come without an appointment. We listen, tell you who is responsible and call them with you if you like. If you want to help, you can register here, even without e-mail.",
    "المحطة الأولى لكل سؤال في الحي: مشورة ومساعدة في ملء الاستمارات وتعارف مع المجموعات.",
  ),
  contactPointText(
    "lesestube",
    "Borrow books, listen to stories, speak German in a small group.",
    "Children come with an adult. There is a shelf of games, and tea.",
    "استعارة كتب، وقراءة قصص، والتحدث بالألمانية في مجموعة صغيرة.",
  ),
  contactPointText(
    "pelmke-buero",
    "Information about concerts, cinema, rooms and joining in at the arts centre.",
    "About 100 events and 350 to 400 films a year, seminar rooms and a sports room. If you have a project, you can present it at the public house council.",
    "معلومات عن الحفلات والسينما والغرف والمشاركة في المركز الثقافي.",
  ),
  contactPointText(
    "pelmke-kneipe",
    "Pub in the arts centre, Friday and Saturday evenings.",
    "A place to meet before and after a concert or a film.",
    "مقهى في المركز الثقافي، مساء الجمعة والسبت.",
  ),
  contactPointText(
    "wiederherstell-bar",
    "Repair café: mend appliances, computers or bicycles together instead of throwing them away.",
    "First and third Saturday of the month: appliances and computers; second Saturday: bicycles. Run by the club Roter Stern Wehringhausen.",
    "مقهى التصليح: نصلح معًا الأجهزة الكهربائية والحواسيب والدراجات بدلًا من رميها.",
  ),
  contactPointText(
    "freiwilligenzentrale",
    "Advice for everybody who wants to volunteer, and information about the volunteer card.",
    "The volunteer centre also advises clubs and institutions that look for help.",
    "استشارة لكل من يريد العمل التطوعي، ومعلومات عن بطاقة التطوع.",
  ),
  contactPointText(
    "vhs-villa-post",
    "Adult education centre: German, other languages and many other courses.",
    "Here you find out which course suits you and when it starts.",
    "مدرسة شعبية للكبار: دورات ألمانية ولغات أخرى ودورات كثيرة غيرها.",
  ),
  contactPointText(
    "luthers-waschsalon",
    "Breakfast, showers, clean laundry and medical help for people without a home or in need.",
    "Run by Diakonie Mark-Ruhr in the city centre. There are also clothes, dental care and advice.",
    "فطور ودُش وغسيل ملابس ومساعدة طبية لمن لا سكن له أو لمن هو في ضيق.",
  ),
  contactPointText(
    "wochenmarkt",
    "Market in the middle of the quarter, every Friday morning.",
    "Since it was rebuilt in 2020 the square has ramps and tactile floor guidance.",
    "سوق أسبوعي في وسط الحي، كل يوم جمعة قبل الظهر.",
  ),
  contactPointText(
    "stadtteilladen",
    "Office of the neighbourhood team until the end of 2023. Closed: the programme Soziale Stadt has ended.",
    "There was advice without appointment, a swap shop, coffee and room for groups. In 2024 the creative centre of the Pelmke moved in. A new central contact point, as the seventh conference wanted it, is not on record.",
    "كان مكتب إدارة الحي حتى نهاية 2023. مغلق: انتهى برنامج «المدينة الاجتماعية».",
  ),
  contactPointText(
    "creative-hub",
    "Since 2024: advice for creative people, workplaces, exhibitions and meetings, run by the Pelmke.",
    "It was funded for one year. Ask at the Pelmke's office what is on at present.",
    "منذ 2024: استشارات للمبدعين وأماكن عمل ومعارض ولقاءات، بإدارة مركز بيلمكه.",
  ),
  contactPointText(
    "kultopia",
    "The city's house for young culture: music, dance, workshops.",
    "Open again since 10 January 2025 after a renovation. At the edge of the city centre.",
    "بيت الثقافة الشبابية التابع للمدينة: موسيقى ورقص وورشات.",
  ),
  contactPointText(
    "allerwelthaus",
    "Fair trade shop, café and events for people from all over the world.",
    "The house in the city centre reopened on 26 November 2022 after the flood.",
    "متجر لمنتجات التجارة العادلة ومقهى وفعاليات للناس من كل العالم.",
  ),
  contactPointText(
    "falken",
    "Open activities for children, since 2021 right at Wilhelmsplatz.",
    "Run by the youth association SJD – Die Falken.",
    "أنشطة مفتوحة للأطفال، منذ 2021 عند ساحة فيلهلم.",
  ),
  contactPointText(
    "paulusgemeinde",
    "Parish house where groups meet. The steering group and conferences met here, too.",
    "The parish also runs the children and youth house Paulazzo. The church has an induction loop.",
    "بيت الرعية الذي تلتقي فيه المجموعات. وفيه عُقدت أيضًا مؤتمرات الحي.",
  ),
  contactPointText(
    "rathaus-jugend-soziales",
    "City department for children, young people, families and social benefits.",
    "The address is taken from a report of 2015. Ask which office is responsible before you go.",
    "دائرة المدينة لشؤون الأطفال والشباب والأسر والمساعدات الاجتماعية.",
  ),
];
