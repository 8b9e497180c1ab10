with sales as (
  select
    date_trunc({{ grain }}, ordered_at)::date as period,
    channel,
    total_eur,
    row_number() over (partition by customer_id order by ordered_at) = 1 as is_first_order
  from orders
  where status <> 'cancelled'
)

select
  period,
  channel,
  count(*) as orders,
  sum(total_eur) as revenue_eur,
  (sum(total_eur) / count(*))::decimal(8, 2) as average_order_eur,
  round(100.0 * count(*) filter (where is_first_order) / count(*), 1) as first_orders_pct,
  round(100 * sum(total_eur) / sum(sum(total_eur)) over (partition by period), 1) as share_of_period_pct
from sales
where channel in ({{ channels }})
  and period >= date_trunc({{ grain }}, {{ start_date }}::date)
  and period <= {{ end_date }}::date
group by period, channel
order by period desc, revenue_eur desc

{% form %}
grain:
  type: select
  label: Row by
  default: day
  options: [[Day, day], [Week, week], [Month, month]]
channels:
  type: multiselect
  label: Channels
  default: all
  options: [[Web shop, web], [App, app], [Stores, shop], [Marketplaces, marketplace], [Telephone, phone]]
start_date:
  type: date
  label: From
  description: The day, week or month that holds this date is the first.
  default: "{{ 'now' | date: '%s' | minus: 2592000 | date: '%Y-%m-%d' }}"
end_date:
  type: date
  label: To
  default: "{{ 'now' | date: '%s' | minus: 86400 | date: '%Y-%m-%d' }}"
{% endform %}
