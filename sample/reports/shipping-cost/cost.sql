with parcels as (
  select
    carrier,
    service,
    case
      when weight_kg < 1 then '0 to 1 kg'
      when weight_kg < 2 then '1 to 2 kg'
      when weight_kg < 5 then '2 to 5 kg'
      else '5 kg and more'
    end as weight,
    weight_kg,
    cost_eur,
    -- An order in two parcels paid its fee once.
    shipping_fee_eur / count(*) over (partition by order_id) as fee_eur
  from shipments
  join orders using (order_id)
  where shipped_at >= {{ start_date }}
)

select
  carrier,
  service,
  weight,
  count(*) as parcels,
  sum(cost_eur) as cost_eur,
  (sum(cost_eur) / count(*))::decimal(6, 2) as cost_per_parcel_eur,
  (sum(cost_eur) / sum(weight_kg))::decimal(6, 2) as cost_per_kg_eur,
  round(100 * sum(fee_eur) / sum(cost_eur), 1) as paid_by_customers_pct,
  round(100 * sum(cost_eur) / sum(sum(cost_eur)) over (), 1) as share_of_cost_pct
from parcels
{% if carriers.size > 0 %} where carrier in ({{ carriers }}) {% endif %}
group by carrier, service, weight
order by carrier, service desc, weight

{% form %}
carriers:
  type: multiselect
  label: Carriers
  default: all
  options:
    labels: carrier_label
    values: carrier_value
start_date:
  type: date
  label: Shipped since
  default: "{{ 'now' | date: '%s' | minus: 2592000 | date: '%Y-%m-%d' }}"
{% endform %}
