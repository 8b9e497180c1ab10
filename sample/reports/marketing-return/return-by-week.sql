with spend as (
  select
    date_trunc('week', spent_on)::date as week,
    channel,
    sum(spend_eur) as spend_eur,
    sum(clicks)::int as clicks,
    sum(impressions)::int as impressions
  from marketing_spend
  where spent_on >= date_trunc('week', {{ start_date }}::date)
    {% if channels.size > 0 %} and channel in ({{ channels }}) {% endif %}
  group by week, channel
),

-- Margin pays for marketing, not revenue: products are taken at cost.
earned as (
  select
    date_trunc('week', ordered_at)::date as week,
    source as channel,
    count(distinct order_id) as orders,
    sum(quantity * unit_price_eur - item.discount_eur) as revenue_eur,
    sum(quantity * (unit_price_eur - unit_cost_eur) - item.discount_eur) as margin_eur
  from orders
  join order_items as item using (order_id)
  join products using (product_id)
  where ordered_at >= date_trunc('week', {{ start_date }}::date)
    and ordered_at < current_date
    and status <> 'cancelled'
    {% if channels.size > 0 %} and source in ({{ channels }}) {% endif %}
  group by all
)

select
  week,
  channel,
  spend_eur,
  clicks,
  round(100.0 * clicks / impressions, 2) as click_rate_pct,
  (spend_eur / clicks)::decimal(6, 2) as cost_per_click_eur,
  orders,
  (spend_eur / orders)::decimal(8, 2) as cost_per_order_eur,
  revenue_eur,
  round(revenue_eur / spend_eur, 1) as return_on_spend,
  (margin_eur - spend_eur)::decimal(10, 2) as margin_after_spend_eur
from spend
join earned using (week, channel)
order by week desc, spend_eur desc

{% form %}
channels:
  type: multiselect
  label: Channels
  description: Channels that money was spent on in the last year. None is the same as all.
  default: all
  options:
    labels: channel_label
    values: channel_value
start_date:
  type: date
  label: From the week of
  default: "{{ 'now' | date: '%s' | minus: 4838400 | date: '%Y-%m-%d' }}"
{% endform %}
