-- Feeds the choice of carriers in the form.
select
  carrier as carrier_value,
  carrier || case when count(distinct depot) > 1 then ' (every depot)' else ' (' || any_value(depot) || ')' end as carrier_label,
  count(*) as parcels_last_year
from shipments
where shipped_at >= current_date - 365
group by carrier
order by parcels_last_year desc
