-- By margin, not by revenue: a tent on sale can sell a lot and earn little.
with sold as (
  select
    product_id,
    sum(quantity)::int as units,
    sum(quantity * unit_price_eur - item.discount_eur) as revenue_eur
  from order_items as item
  join orders using (order_id)
  where ordered_at >= current_date - 28
    and ordered_at < current_date
    and status <> 'cancelled'
    {% if region != 'all' %} and region = {{ region }} {% endif %}
  group by product_id
)

select
  rank() over (order by revenue_eur - units * unit_cost_eur desc) as place,
  product.name as product,
  category.name as category,
  brand,
  units,
  revenue_eur,
  (revenue_eur - units * unit_cost_eur)::decimal(10, 2) as margin_eur,
  round(100 * margin_eur / revenue_eur, 1) as margin_pct
from sold
join products as product using (product_id)
join categories as category using (category_id)
order by place, product_id
limit 25
