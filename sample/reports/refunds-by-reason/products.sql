-- A product stands out when more of what was sold came back than is usual in its category.
-- Only items older than 30 days count as sold: by then four in five of the returns are in.
with items as (
  select
    category_id,
    item.product_id,
    count(*) as sold,
    count(refund_id) as returned,
    coalesce(sum(amount_eur), 0) as refunded_eur,
    mode(reason) as usual_reason
  from order_items as item
  join orders on orders.order_id = item.order_id
  join products as product on product.product_id = item.product_id
  left join refunds as refund on refund.order_item_id = item.order_item_id and amount_eur >= {{ minimum_eur }}
  where ordered_at >= {{ start_date }}::date - 30
    and ordered_at < current_date - 30
    and status <> 'cancelled'
    and product.name ilike '%{{ product }}%'
    {% if region != 'all' %} and region = {{ region }} {% endif %}
  group by category_id, item.product_id
),

rates as (
  select
    *,
    returned / sold as rate,
    sum(returned) over of_category / sum(sold) over of_category as category_rate
  from items
  window of_category as (partition by category_id)
)

select
  product.name as product,
  category.name as category,
  brand,
  sold,
  returned,
  round(100 * rate, 1) as returned_pct,
  round(100 * category_rate, 1) as category_pct,
  round(rate / nullif(category_rate, 0), 1) as times_usual,
  usual_reason,
  refunded_eur
from rates
join products as product using (product_id)
join categories as category on category.category_id = rates.category_id
where sold >= 30
  and rate > category_rate
order by refunded_eur * (1 - category_rate / rate) desc, product_id
limit 50
