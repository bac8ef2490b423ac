-- Lookalikes of a contact point are looked for in its street first: names share too many words.
CREATE INDEX "Address_street_key_idx" ON "Address" (street_key("address1"));
