-- The plan of search_slips is the same for every word, yet PostgreSQL made it anew for each, because it hopes that a
-- longer word deserves another. Planning took twice as long as the work: one plan for all.
ALTER FUNCTION search_slips(text) SET plan_cache_mode = force_generic_plan;
