# السجل والإثباتات العمومية

transparency-title = سجل العمليات
transparency-lead = كل عملية تُنجز على المنصة تُدوَّن في سجل لا يُغيَّر فيه شيء ولا يُحذف. وتُوقَّع حالة السجل وتُنشر كل يوم.
transparency-what-it-proves = احتفظوا بحالة منشورة: فهي تثبت أن كل عملية دُوِّنت قبلها ما زالت مدوَّنة، وأن الحالات اللاحقة تتمِّمها دون أي تغيير. ويمكن التحقق من هذه الإثباتات دون المنصة.
transparency-what-it-hides = لا تتضمن الحالة سوى عدد العمليات وبصمة واحدة. ولا تظهر فيها أي مراسلة ولا أي شخص.
transparency-heads = الحالات الموقَّعة
transparency-size = العمليات المدوَّنة
transparency-at = تاريخ التوقيع
transparency-root = البصمة
transparency-timestamp = الختم الزمني
transparency-timestamped = مختومة زمنيا
transparency-not-timestamped = دون ختم زمني
transparency-file = الملف
transparency-download = تنزيل
transparency-none = لم تُوقَّع أي حالة بعد.
transparency-operator = سجل العمليات
transparency-operator-lead = تُنشر حالة موقَّعة كل يوم. ويمكنكم طلب حالة إضافية.
transparency-see = الاطلاع على الحالات المنشورة
transparency-ask = طلب توقيع حالة
done-transparency-asked = أُرسل الطلب: ستُنشر الحالة قريبا إن دُوِّنت عمليات جديدة.
error-transparency-no_such_head = لا توجد حالة موقَّعة بهذا العدد.
error-transparency-no_such_leaf = لم تُدوَّن هذه العملية بعد في الشجرة، أو لم تكن فيها عند هذا العدد.
error-transparency-no_such_size = لم يبلغ السجل بعد هذا العدد من العمليات.
error-transparency-not_before = يجب أن يكون العدد الأول 1 على الأقل وألا يتجاوز العدد الثاني.
error-transparency-hash_or_leaf = أدخلوا إما بصمة العملية وإما رقم ورقتها.
