-- A lost second factor is reset by a link of its own. Nothing in this migration may use the new value: PostgreSQL
-- knows it only once the transaction is over.
ALTER TYPE "TokenPurpose" ADD VALUE 'authenticator_reset';
