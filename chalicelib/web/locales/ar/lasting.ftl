error-lasting-does_not_hold = تعذر التحقق من توقيع الوثيقة.
error-lasting-level_not_reached = لم تبلغ الوثيقة المستوى المنتظر.
error-lasting-no_better_timestamp = لا تقدم جهة الختم الزمني ختما أدوم.
error-lasting-authority_revoked = شهادة جهة الختم الزمني ملغاة.
error-lasting-no_timestamp_authority = لم تُحدد أي جهة للختم الزمني.
