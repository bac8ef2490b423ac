-- A search reads what waits to be sorted into an index word by word: at 1,000 new entries that took 20 times as long as
-- the search itself. Entries are read far more often than they are written, so nothing waits any more.
-- Prisma knows no storage parameters: these indexes are drawn here alone.
ALTER INDEX "SearchEntry_document_idx" SET (fastupdate = off);
ALTER INDEX "SearchEntry_folded_idx" SET (fastupdate = off);
ALTER INDEX "SearchEntry_title_idx" SET (fastupdate = off);
ALTER INDEX "SearchEntry_others_document_idx" SET (fastupdate = off);
ALTER INDEX "SearchEntry_others_folded_idx" SET (fastupdate = off);
ALTER INDEX "SearchEntry_others_title_idx" SET (fastupdate = off);
ALTER INDEX "SearchWord_slips_idx" SET (fastupdate = off);
SELECT gin_clean_pending_list(oid) FROM pg_class WHERE relname IN ('SearchEntry_document_idx', 'SearchEntry_folded_idx', 'SearchEntry_title_idx',
  'SearchEntry_others_document_idx', 'SearchEntry_others_folded_idx', 'SearchEntry_others_title_idx', 'SearchWord_slips_idx');
