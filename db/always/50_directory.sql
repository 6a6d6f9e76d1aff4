-- What the directory's screens read: is it open now, is it still verified, and what became of those who were sent there.
set local role sanad_owner;

drop view if exists hotline.service_referral_sheet, hotline.service_referral_change_sheet;
drop view if exists directory.organisation_sheet;

-- Open now: null where nobody noted the hours.
create view directory.organisation_sheet with (security_invoker = true) as
    select o.*, who.display_name as verified_by_name,
        case when o.hours_known then hotline.in_safe_hours(now() at time zone s.time_zone, o.days, o.from_time, o.until_time) end as open_now,
        o.verified_at is null or o.verified_at + r.verified_for < now() as to_verify
    from directory.organisation o
    cross join (select v.verified_for from directory.verification_rule v where v.valid_from <= current_date order by v.valid_from desc limit 1) r
    cross join (select x.time_zone from access.site x join access.unit u on u.site_id = x.id where u.id = access.unit()) s
    left join access.colleague who on who.id = o.verified_by;

create view hotline.service_referral_sheet with (security_invoker = true) as
    select r.*, o.kind, o.name_en, o.name_ar, o.phone, who.display_name as made_by_name,
        (select c.at from hotline.service_referral_change c where c.service_referral_id = r.id order by c.id desc limit 1) as changed_at
    from hotline.service_referral r
    join directory.organisation o on o.id = r.organisation_id
    left join access.colleague who on who.id = r.made_by;

create view hotline.service_referral_change_sheet with (security_invoker = true) as
    select h.*, who.display_name as actor_name, r.file_id, f.unit_key_id, f.wrapped_key
    from hotline.service_referral_change h
    join hotline.service_referral r on r.id = h.service_referral_id
    join cases.file f on f.id = r.file_id
    left join access.colleague who on who.id = h.actor;
