# الحامل الإلكتروني

signing-basket-title = للتأشير والتوقيع
signing-basket-empty = لا شيء في انتظار قراركم.
signing-basket-due = قبل { $date }
signing-basket-late = متأخر منذ { $date }
signing-basket-count = { $count ->
    [zero] لا ملف
    [one] ملف واحد
    [two] ملفان
    [few] { $count } ملفات
    [many] { $count } ملفا
   *[other] { $count } ملف
}
signing-folder-title = ملف للتوقيع
signing-folder-of-mail = جوابا على المراسلة
signing-folder-document = الوثيقة
signing-folder-read = فتح الوثيقة
signing-folder-not-ready = الوثيقة قيد الإعداد، وتُحيَّن هذه الصفحة تلقائيا.
signing-folder-on-its-way = يجري تطبيق آخر قرار على الوثيقة، وتحيَّن هذه الصفحة تلقائيا.
signing-folder-circuit = مسار المصادقة
signing-folder-number = الرقم الترتيبي للصادر
signing-folder-number-later = يُمنح بعد آخر توقيع
signing-folder-download-reply = فتح الجواب المختوم

signing-state-opened = قيد الفتح
signing-state-in_progress = جارٍ
signing-state-failed = في انتظار مشغل المنصة
signing-state-refused = مرفوض
signing-state-abandoned = تم التخلي عنه
signing-state-sealed = مختوم ومرسل

signing-kind-visa = تأشيرة
signing-kind-signature = توقيع
signing-kind-seal = خاتم الإدارة

signing-step-waiting = لم يحن بعد
signing-step-open = في انتظار القرار
signing-step-granted = { $kind ->
    [signature] تم التوقيع
   *[visa] تم التأشير
}
signing-step-delegation = بتفويض من { $holder }
signing-step-deputy = نيابة عن { $holder }
signing-step-refused = مرفوض
signing-step-skipped = لم يعد لازما
signing-step-due = يبت فيه قبل { $date }
signing-step-stopped = توقف المسار قبلها
signing-step-late = متأخر
signing-step-done-seal = وُضع الخاتم
signing-step-needed = { $needed ->
    [one] تكفي موافقة واحدة من أصل { $count }
    [two] تلزم موافقتان من أصل { $count }
   *[other] تلزم { $needed } موافقات من أصل { $count }
}

signing-decide-title = قراركم
signing-decide-visa = التأشير
signing-decide-signature = التوقيع
signing-decide-visa-consequence = تُسجَّل تأشيرتكم باسمكم وساعتها، وينتقل الملف إلى المرحلة الموالية.
signing-decide-signature-consequence = يوضع توقيعكم على الوثيقة حاملا اسمكم وصفتكم والساعة، ولا يمكن سحبه.
signing-refuse-title = الرفض
signing-refuse-reason = سبب الرفض
signing-refuse-reason-hint = يبلَّغ إلى من اقترح الجواب.
signing-refuse = الرفض والإرجاع
signing-refuse-consequence = يتوقف المسار وترجع المراسلة إلى العون الذي اقترح الجواب.
done-signing-granted = سُجل قراركم.
done-signing-refused = سُجل رفضكم.

error-signing-folder_unknown = لا وجود لهذا الملف أو ليس من اختصاصكم.
error-signing-step_unknown = لا وجود لهذه المرحلة في هذا الملف.
error-signing-not_your_step = هذه المرحلة من اختصاص مكتب آخر.
error-signing-folder_not_in_progress = لم يعد هذا الملف جاريا، ولا يقبل أي قرار.
error-signing-folder_not_sealed = لم يكتمل مسار المصادقة على هذا الملف: لا يُطلب ملف الإثبات إلا بعد ختم الوثيقة.
error-signing-already_decided = سبق البت في هذه المرحلة، ولم يغير قراركم شيئا.
error-signing-changed_meanwhile = تغير الملف منذ أن فتحتموه. أعيدوا قراءته قبل اتخاذ قراركم.
error-signing-step_not_open = لم تُفتح هذه المرحلة بعد.
error-signing-reason_missing = بينوا السبب.
error-signing-reason_too_long = الحد الأقصى لعدد حروف السبب هو { $longest }.
error-signing-decision_unknown = اختاروا الموافقة أو الرفض.
error-signing-circuit_empty = يتضمن المسار مرحلة واحدة على الأقل.
error-signing-needed_out_of_range = عدد الموافقات اللازمة محصور بين 1 و{ $steps }.
error-signing-folder_not_failed = لا ينتظر هذا الملف أي تدخل.
error-signing-number_taken = أخذ هذا الجواب رقمه الترتيبي في سجل الصادرات، فلا يمكن التخلي عن ملفه، بل إعادة تشغيل مساره فقط.
error-signing-no_signing_key = ليس لكم بعد مفتاح للتوقيع، فلا يمكنكم توقيع هذه الوثيقة. يُعَد تلقائيا عندما تشغلون مكتبا للتوقيع: أعيدوا المحاولة بعد بضع دقائق.
error-signing-no_signing_certificate = شهادة مفتاح توقيعكم منتظرة، فلا يمكنكم توقيع هذه الوثيقة بعد. يثبتها مشغل المنصة فور تسليمها.
error-signing-signing_certificate_expired = انتهت صلاحية شهادة مفتاح توقيعكم، فلا يمكنكم توقيع هذه الوثيقة. يثبت مشغل المنصة الشهادة الموالية.
error-signing-no_seal_certificate = لم تثبَّت أي شهادة لخاتم الإدارة، فلا يمكن ختم الجواب.
error-signing-proposal_incomplete = الجواب المقترح غير موجود.
error-signing-no_platform_certificate = لم تثبَّت أي شهادة لمفتاح المنصة.
error-signing-document_locked = هذه الوثيقة مقفلة، ولا يمكن إضافة أي شيء إليها.
error-signing-document_signed = تحمل هذه الوثيقة توقيعا أو خاتما، ولا يمكن أن يضيف إليها مسار المصادقة شيئا.
error-signing-field_missing = لا تتضمن هذه الوثيقة مكانا لهذا التوقيع.
error-signing-field_signed = هذا التوقيع موضوع من قبل.
error-signing-key_unavailable = خدمة التوقيع غير متاحة مؤقتا. أعيدوا المحاولة بعد لحظات.
signing-folder-outcome-sealed = خرج الجواب تحت رقم { $number }.
signing-folder-outcome-refused = رُفض الملف، ورجعت المراسلة إلى العون الذي اقترح الجواب.
signing-folder-outcome-abandoned = تخلى مشغل المنصة عن هذا الملف، ورجعت المراسلة إلى المكتب الذي يعالجها.
signing-folder-outcome-failed = تعذر تنفيذ عملية تلقائية. لم يضع أي شيء، وسيعيد مشغل المنصة تنفيذها.
