/** A contact point as the desk's form sends it, by somebody who may not decide about its state. */
export function contactPointFields(organisationId: string, themes: Readonly<Record<string, string>>) {
  const week = ["mo", "tu", "we", "th", "fr", "sa", "su"].flatMap((day) => [
    [day, ""],
    [`${day}Rhythm`, "every"],
  ]);
  return {
    ...(Object.fromEntries(week) as Record<string, string>),
    mo: "9-12",
    organisationId,
    title: "Repair-Café",
    serviceName: "Reparieren",
    summary: "Wir reparieren zusammen.",
    mainTheme: themes["zusammenhalt"] ?? "",
    themes: [themes["kreativ"] ?? ""],
    street: "Lange Str. 65",
    postalCode: "58089",
    city: "Hagen",
    wheelchair: "limited",
    frage_lift: "no",
    anmerkung_lift: "Zwei Stufen",
    frage_seating: "unknown",
    phone1: "02331 123456",
    mail: "repair@example.org",
    languages: ["de", "tr"],
    holidays: "closed",
    version: "1",
  };
}
