-- What is open for a member (an event stream) asks again who they are when one of these rows changes, whoever changed it.
create function announce_member() returns trigger language plpgsql as $$
declare
  was text := to_jsonb(old) ->> tg_argv[0];
  is_now text := to_jsonb(new) ->> tg_argv[0];
begin
  if was is not null then
    perform pg_notify('causerie', 'member:' || was);
  end if;
  if is_now is distinct from was and is_now is not null then
    perform pg_notify('causerie', 'member:' || is_now);
  end if;
  return null;
end $$;

create trigger "announce" after delete on "Session"
  for each row execute function announce_member('memberId');
create trigger "announce" after delete or update of "revokedAt", "expiresAt", scopes on "AccessToken"
  for each row execute function announce_member('memberId');
create trigger "announce" after insert or update or delete on "Sanction"
  for each row execute function announce_member('memberId');
create trigger "announce" after update of role, "leftAt" on "Member"
  for each row execute function announce_member('id');
create trigger "announce" after insert or update or delete on "FilterRule"
  for each row execute function announce_member('memberId');
