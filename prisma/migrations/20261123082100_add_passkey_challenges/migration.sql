-- Challenges of passkeys count once, as secret links do
ALTER TYPE "TokenPurpose" ADD VALUE 'passkey_challenge';
