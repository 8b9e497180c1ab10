-- The rates agreed with the carriers, for the parcel of 1.5 kg that most orders are.
select
  carrier,
  service,
  contract_until,
  contract_until < current_date + 90 as ends_within_90_days,
  base_eur + 1.5 * per_kg_eur as typical_parcel_eur,
  rank() over (partition by service order by base_eur + 1.5 * per_kg_eur) as place_by_price,
  promised_days,
  penalty_pct
from carrier_contracts
order by service desc, place_by_price
