-- Whoever registers is asked whether the address may still be given back to somebody.
create index mailed_token_restoring on auth.mailed_token (email) where purpose = 'restore';
