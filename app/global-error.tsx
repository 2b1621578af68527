"use client";

import en from "@/lib/i18n/en/errors.json";
import fr from "@/lib/i18n/fr/errors.json";

/** For when the frame itself fails: nothing of ours is at hand, so it speaks both languages. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <main>
          {[en, fr].map((texts, index) => (
            <section key={texts.errorTitle} lang={index === 0 ? "en" : "fr"}>
              <h1>{texts.errorTitle}</h1>
              <p>{texts.errorText}</p>
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}
