-- Planned for the rows in hand, always: after five publications of one connection the database may go over to one plan for any
-- number of rows, which looks through the bits of the whole register (at a million rows 900 ms instead of 30).
alter function index_register_rows(uuid) set plan_cache_mode = 'force_custom_plan';
