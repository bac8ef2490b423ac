if (process.env.TZ !== "Europe/Berlin") {
  throw new Error("Tests need TZ=Europe/Berlin, as the program does: run them by npm test.");
}
