-- Booked like the ledger does it: orders in the month in which they were placed, refunds in the month in which they were paid.
with closing as (
  select
    date_trunc('month', current_date) - to_months({{ months_back }}::int) as opens,
    opens + interval 1 month as closes
),

booked as (
  select
    region,
    country,
    currency,
    count(*) as orders,
    sum(gross_eur) as gross_eur,
    sum(discount_eur) as discount_eur,
    sum(shipping_fee_eur) as shipping_fee_eur
  from orders, closing
  where ordered_at >= opens
    and ordered_at < closes
    and status <> 'cancelled'
  group by region, country, currency
),

paid_back as (
  select country, sum(amount_eur) as refunded_eur
  from refunds
  join orders using (order_id), closing
  where refunded_at >= opens
    and refunded_at < closes
  group by country
)

select
  strftime(opens, '%Y-%m') as month,
  region,
  country,
  currency,
  orders,
  gross_eur,
  -discount_eur as discount_eur,
  shipping_fee_eur,
  -coalesce(refunded_eur, 0) as refunded_eur,
  gross_eur - booked.discount_eur + shipping_fee_eur - coalesce(paid_back.refunded_eur, 0) as net_revenue_eur,
  round(100 * net_revenue_eur / sum(net_revenue_eur) over (), 1) as share_pct
from booked
left join paid_back using (country), closing
order by region, net_revenue_eur desc

{% form %}
months_back:
  type: text
  input_type: number
  label: Months back
  description: 1 is the month that ended last, 0 the one under way.
  default: 1
{% endform %}
