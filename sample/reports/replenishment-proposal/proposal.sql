-- Demand is what the depot's own region bought in eight weeks. Buyers work by product line: the first three digits of the code.
with stock as (
  select product_id, counted_on, on_hand - reserved as available, on_order
  from inventory
  where depot = {{ depot }}
  qualify counted_on = max(counted_on) over ()
),

demand as (
  select
    product_id,
    sum(quantity) / 8 as units_a_week
  from order_items
  join orders using (order_id)
  where ordered_at >= current_date - 56
    and status <> 'cancelled'
    and region = case {{ depot }}
      when 'Leipzig' then 'DACH'
      when 'Lille' then 'France & Benelux'
      when 'Leeds' then 'UK & Ireland'
      when 'Malmö' then 'Nordics'
    end
  group by product_id
),

needs as (
  select
    cast(product_code as integer) // 1000 as product_line,
    product_code,
    name as product,
    lead_time_weeks,
    available,
    on_order,
    coalesce(units_a_week, 0) as units_a_week,
    ceil(coalesce(units_a_week, 0) * (lead_time_weeks + {{ safety_weeks }}::double))::int as needed,
    unit_cost_eur
  from stock
  join products using (product_id)
  left join demand using (product_id)
)

select
  product_line,
  product_code,
  product,
  available,
  on_order,
  round(units_a_week, 1) as units_a_week,
  round(available / nullif(units_a_week, 0), 1) as weeks_of_cover,
  lead_time_weeks,
  needed - available - on_order as units_to_order,
  (units_to_order * unit_cost_eur)::decimal(10, 2) as cost_eur,
  available < units_a_week * lead_time_weeks as sells_out_first
from needs
where units_to_order > 0
order by sells_out_first desc, cost_eur desc, product_code
limit 500

{% form %}
depot:
  type: select
  label: Depot
  default: Leipzig
  options: [Leipzig, Lille, Malmö, Leeds]
safety_weeks:
  type: text
  input_type: number
  label: Safety stock, weeks
  description: Weeks of demand to keep beyond the maker's lead time.
  default: 2
{% endform %}
