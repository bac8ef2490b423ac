-- A letter after an engagement asks how it went, by a link of its own
ALTER TYPE "TokenPurpose" ADD VALUE 'look_back';
