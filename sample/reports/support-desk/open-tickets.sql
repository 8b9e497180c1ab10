-- The queue as the team lead walks it: urgent first, then those that wait longest without any
-- answer. However old they are: what was forgotten in spring belongs here too.
select
  ticket_id,
  priority,
  topic,
  ticket.channel,
  agent,
  full_name as customer,
  loyalty_tier,
  opened_at,
  date_diff('hour', opened_at, (select max(opened_at) from support_tickets)) as open_hours,
  first_reply_at is null as awaits_first_reply,
  total_eur as order_eur,
  status as order_status
from support_tickets as ticket
join customers using (customer_id)
join orders using (order_id)
where solved_at is null
  and topic in ({{ topics }})
  and ticket.channel in ({{ channels }})
order by list_position(['high', 'normal', 'low'], priority), awaits_first_reply desc, opened_at
limit 1000
